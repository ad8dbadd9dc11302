// Control characters but tab and line feed, the ends of line of Unicode, and the signs that turn the direction of a text.
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for.
const HIDDEN = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g;

/**
 * Hidden characters as what they are (`\\u001b`): a label out of a stranger's file must not steer a terminal, turn around
 * what stands beside it, or be invisible. Text of JSON stays the same text. `oneLine`: nor may it make a line of its own.
 */
export function visible(text: string, oneLine = false): string {
  const shown = text.replace(HIDDEN, escaped);
  return oneLine ? shown.replace(/[\t\n]/g, escaped) : shown;
}

const escaped = (char: string) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`;
