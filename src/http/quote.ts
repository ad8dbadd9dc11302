/** What a server said, for a message: on one line, at most 200 characters, without any of the secrets. */
export function quote(text: string, secrets: readonly string[]): string {
  const hidden = secrets.filter(Boolean).reduce((rest, secret) => rest.replaceAll(secret, '***'), text);
  const line = hidden.replace(/\s+/g, ' ').trim();
  return line.length > 200 ? `${line.slice(0, 199)}…` : line;
}
