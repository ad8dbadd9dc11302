import type { Located } from '../dossiers/located.ts';
import { openFields } from '../dossiers/open-fields.ts';
import type { Tell } from '../dossiers/problem.ts';
import { readClaimSources } from '../dossiers/read-claim-sources.ts';
import type { SourceBook } from '../dossiers/source.ts';
import { ASSET_CHAINS } from './asset-chains.ts';
import { exactAmount } from './exact-amount.ts';
import type { AssetAmount } from './incident.ts';
import { knownAsset } from './known-assets.ts';

const NAMES = { needed: ['amount', 'asset', 'chain'], allowed: ['rounded', 'source'] };

/** Amounts of a claim. An amount without a source of its own has the claim's. */
export function readAmounts(
  nodes: readonly Located[],
  about: { readonly book: SourceBook; readonly source: readonly string[] },
  tell: Tell,
): AssetAmount[] {
  const amounts: AssetAmount[] = [];
  for (const node of nodes) {
    const fields = openFields(node, NAMES, tell);
    if (!fields) continue;
    const [text, symbol, chain] = [fields.text('amount'), fields.text('asset'), fields.text('chain')];
    if (text === undefined || symbol === undefined || chain === undefined) continue;
    if (!ASSET_CHAINS.some((known) => known === chain)) {
      tell(fields.lineOf('chain'), 'chain', { value: chain, detail: ASSET_CHAINS.join(', ') });
      continue;
    }
    const asset = knownAsset(symbol, chain);
    if (!asset) {
      tell(fields.lineOf('asset'), 'asset', { value: symbol, detail: chain });
      continue;
    }
    const units = exactAmount(text, asset.decimals);
    const rounded = fields.text('rounded');
    if (rounded !== undefined && rounded !== 'true' && rounded !== 'false')
      tell(fields.lineOf('rounded'), 'flag', { field: 'rounded', value: rounded });
    if (units === undefined) tell(fields.lineOf('amount'), 'amount', { value: text });
    else if (units === 'precise')
      tell(fields.lineOf('amount'), 'precise', { value: text, detail: String(asset.decimals) });
    else
      amounts.push({
        ...asset,
        units,
        rounded: rounded === 'true',
        source: fields.has('source') ? readClaimSources(fields, about.book, tell) : about.source,
      });
  }
  return amounts;
}
