/** Whether a text can name an entry or a sink; the id of a sink becomes the name of a file. */
export function isEntryId(text: string): boolean {
  return /^[a-z0-9][a-z0-9-]{0,79}$/.test(text);
}
