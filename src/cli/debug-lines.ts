/** Causes of causes: an error that names itself would have no end. */
const DEEPEST = 8;

/** Where an error comes from, with the errors behind it, for those who mend Jejak: a stack each. */
export function debugLines(error: unknown): string[] {
  const lines: string[] = [];
  for (let at = error, depth = 0; at !== undefined && depth < DEEPEST; depth++) {
    lines.push(at instanceof Error ? (at.stack ?? at.message) : String(at));
    at = at instanceof Error ? at.cause : undefined;
  }
  return lines.flatMap((stack) => stack.split('\n'));
}
