import type { Golden } from './summarise-lines.ts';

/** What a reader has to know of two traces that are not the same; nothing when they are. */
export function differences(
  kept: Readonly<Record<string, Golden>>,
  now: Readonly<Record<string, Golden>>,
): string[] {
  const found: string[] = [];
  for (const name of new Set([...Object.keys(kept), ...Object.keys(now)])) {
    const [before, after] = [kept[name], now[name]];
    if (!before || !after) {
      found.push(`${name}: ${before ? 'not traced any more' : 'not in the golden'}`);
      continue;
    }
    if (before.digest === after.digest) continue;
    found.push(`${name}: ${before.lines.of} lines in the golden, ${after.lines.of} now`);
    found.push(...changed(before.sums, after.sums).map((text) => `  sum  ${text}`));
    found.push(...changed(before.lines.text, after.lines.text).map((text) => `  line ${text}`));
  }
  return found;
}

function changed(before: readonly string[], after: readonly string[]): string[] {
  const [old, fresh] = [new Set(before), new Set(after)];
  return [
    ...before.filter((text) => !fresh.has(text)).map((text) => `- ${text}`),
    ...after.filter((text) => !old.has(text)).map((text) => `+ ${text}`),
  ];
}
