import { exactAmount } from './exact-amount.ts';
import type { AssetAmount } from './incident.ts';
import { knownAsset } from './known-assets.ts';

const SCALE: Readonly<Record<string, number>> = { k: 3, M: 6 };

/**
 * Amounts out of a free text such as `173,600 ETH + 25.5M USDC (…)`: parts between `;` and ` + ` that are nothing but
 * an amount and a known asset. Everything else stays a text in `unread`: `85,700 ETH to Tornado` is not what was stolen.
 */
export function parseAssetText(
  text: string,
  source: readonly string[],
): { readonly amounts: readonly AssetAmount[]; readonly unread: readonly string[] } {
  const amounts: AssetAmount[] = [];
  const unread: string[] = [];
  for (const part of partsOf(text)) {
    const match = /^(~?)([\d.,]*\d)([kM]?) ([A-Za-z]+)(?: \([^)]*\))?$/.exec(part);
    const asset = match ? knownAsset(match[4]!) : undefined;
    const scale = match ? (SCALE[match[3]!] ?? 0) : 0;
    // `25.5M` has its point moved by six places: with so many decimals more the digits are the same.
    const units = match && asset ? exactAmount(match[2]!, asset.decimals + scale) : undefined;
    if (!match || !asset || typeof units !== 'bigint') unread.push(part);
    else amounts.push({ ...asset, units, rounded: match[1] === '~' || scale > 0, source });
  }
  return { amounts, unread };
}

/** Parts between `;` and ` + ` outside of brackets. */
function partsOf(text: string): string[] {
  const parts: string[] = [];
  let [depth, part] = [0, ''];
  for (let i = 0; i < text.length; i++) {
    const char = text[i]!;
    if (char === '(') depth += 1;
    if (char === ')') depth -= 1;
    if (depth === 0 && (char === ';' || text.startsWith(' + ', i))) {
      parts.push(part);
      part = '';
      if (char === ' ') i += 2;
    } else part += char;
  }
  return [...parts, part].map((entry) => entry.trim()).filter((entry) => entry !== '');
}
