import { bareReason } from '../attribution/dossiers/bare-reason.ts';
import type { Located } from '../attribution/dossiers/located.ts';
import { openFields } from '../attribution/dossiers/open-fields.ts';
import type { Tell } from '../attribution/dossiers/problem.ts';
import { ASSET_CHAINS } from '../attribution/incidents/asset-chains.ts';
import { normaliseSubject } from '../attribution/subjects/normalise-subject.ts';

const NAMES = { needed: ['chain', 'id'], allowed: [] };

/** Addresses or transactions of a claim, each checked for its chain. */
export function readPlaces(
  nodes: readonly Located[],
  kind: 'address' | 'tx',
  tell: Tell,
): { readonly chain: string; readonly id: string }[] {
  return nodes.flatMap((node) => {
    const fields = openFields(node, NAMES, tell);
    const [chain, text] = [fields?.text('chain'), fields?.text('id')];
    if (!fields || chain === undefined || text === undefined) return [];
    if (!ASSET_CHAINS.some((known) => known === chain)) {
      tell(fields.lineOf('chain'), 'chain', { value: chain, detail: ASSET_CHAINS.join(', ') });
      return [];
    }
    const found = normaliseSubject({ chain, kind, text });
    if (!('reason' in found)) return [{ chain, id: found.id }];
    tell(fields.lineOf('id'), kind === 'tx' ? 'transaction' : 'address', {
      value: text,
      detail: bareReason(found.reason),
    });
    return [];
  });
}
