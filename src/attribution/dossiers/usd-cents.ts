/**
 * USD text as whole cents: `625000000`, `10.50`, `100,000`. Undefined when it is no amount or has parts of a cent.
 */
export function usdCents(text: string): bigint | undefined {
  const match = /^(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d{1,2}))?$/.exec(text.trim());
  return match ? BigInt(match[1]!.replaceAll(',', '') + (match[2] ?? '').padEnd(2, '0')) : undefined;
}
