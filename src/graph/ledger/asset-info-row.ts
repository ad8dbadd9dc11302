/** What is shown for an asset, as the lake's table of assets says it. */
export interface AssetFacts {
  readonly symbol: string;
  readonly decimals?: number | undefined;
  readonly decimalsSource: string;
  readonly warning: string;
}

export const ASSET_INFO_BYTES = 64;
const TEXT = 4;
const UNKNOWN = 255;
const SOURCES = ['', 'chain', 'list', 'contract', 'table'] as const;
const WARNINGS = ['', 'counterfeit', 'decimals'] as const;

/**
 * The row of `assetInfo`: length of the symbol u8, decimals u8 (255: unknown), who says so u8, warning u8, the symbol in
 * UTF-8. A symbol that does not fit, or a word that is not known here, has the length 255: the lake's table has it.
 */
export function writeAssetInfo(facts: AssetFacts, into: Uint8Array, at: number): void {
  const text = new TextEncoder().encode(facts.symbol);
  const source = SOURCES.indexOf(facts.decimalsSource as (typeof SOURCES)[number]);
  const warning = WARNINGS.indexOf(facts.warning as (typeof WARNINGS)[number]);
  into.fill(0, at, at + ASSET_INFO_BYTES);
  if (text.length > ASSET_INFO_BYTES - TEXT || source < 0 || warning < 0) {
    into[at] = UNKNOWN;
    return;
  }
  into[at] = text.length;
  into[at + 1] = facts.decimals ?? UNKNOWN;
  into[at + 2] = source;
  into[at + 3] = warning;
  into.set(text, at + TEXT);
}

/** Undefined: only the lake's table has it. */
export function readAssetInfo(rows: Uint8Array, at: number): AssetFacts | undefined {
  const length = rows[at]!;
  if (length === UNKNOWN) return undefined;
  const decimals = rows[at + 1]!;
  return {
    symbol: new TextDecoder().decode(rows.subarray(at + TEXT, at + TEXT + length)),
    ...(decimals !== UNKNOWN && { decimals }),
    decimalsSource: SOURCES[rows[at + 2]!] ?? '',
    warning: WARNINGS[rows[at + 3]!] ?? '',
  };
}
