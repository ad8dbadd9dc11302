/**
 * A text that others chose (a token's symbol, a label) on one line: without line ends it forges no line of an alert,
 * without control characters it does nothing to a terminal.
 */
export function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\u2028\u2029]+/gu, ' ');
}
