/** Names that are given, and characters of each. */
const MOST = 5;
const LENGTH = 60;

/**
 * A few of the names, those first that share most pairs of letters with a pattern (Dice's coefficient over lower case), then
 * by the alphabet; a long one is cut.
 */
export function nearestNames(pattern: string, names: Iterable<string>): string[] {
  const wanted = pairsOf(pattern.replaceAll('*', ''));
  return [...new Set(names)]
    .map((name) => ({ name, nearness: nearnessOf(wanted, pairsOf(name)) }))
    .sort((a, b) => b.nearness - a.nearness || (a.name < b.name ? -1 : 1))
    .slice(0, MOST)
    .map(({ name }) => (name.length > LENGTH ? `${name.slice(0, LENGTH)}…` : name));
}

/** Pairs of letters and digits that stand side by side; what else stands between them is not looked at. */
function pairsOf(text: string): Set<string> {
  const letters = [...text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')];
  return new Set(letters.slice(1).map((letter, i) => letters[i]! + letter));
}

function nearnessOf(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let shared = 0;
  for (const pair of a) if (b.has(pair)) shared++;
  return a.size + b.size === 0 ? 0 : (2 * shared) / (a.size + b.size);
}
