/** First lines of a generated page: where to change it instead of here. */
export function generatedNote(source: string): string {
  return `<!-- Made by "npm run docs" from ${source}. Changes here are lost. -->`;
}
