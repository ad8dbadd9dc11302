/** `12.5%` as millionths; undefined for anything else, for more than 100 % and for more than four decimals. */
export function parseShare(text: string): number | undefined {
  const match = /^(\d{1,3})(?:\.(\d{1,4}))?\s*%$/.exec(text.trim());
  if (!match) return undefined;
  const millionths = Number(match[1]) * 10_000 + Number((match[2] ?? '').padEnd(4, '0'));
  return millionths <= 1_000_000 ? millionths : undefined;
}
