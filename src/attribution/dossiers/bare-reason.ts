/** The reason inside of an error's sentence, without the value that the sentence repeats. */
export function bareReason(sentence: string): string {
  return /\(([^()]*)\)$/.exec(sentence)?.[1] ?? sentence;
}
