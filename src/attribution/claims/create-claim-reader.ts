import type { TagRow } from '../import/tag-rows.ts';
import { chainOfCurrency } from '../subjects/chain-of-currency.ts';
import { normaliseSubject } from '../subjects/normalise-subject.ts';
import { fieldText } from './field-text.ts';
import { type BodyResult, type ClaimProblem, readBody } from './read-body.ts';
import type { ClaimBody, TagSubject } from './tag-claim.ts';

/** So many different things that the tags of a source say are remembered, to read what they share once. */
const REMEMBERED = 10_000;
const SUBJECT = new Set(['address', 'tx_hash', 'currency', 'network']);

export interface ClaimResult {
  /** Both or none. */
  readonly subject?: TagSubject;
  readonly body?: ClaimBody;
  readonly problems: readonly ClaimProblem[];
}

/** Reads the tags of one source, whose name is given, one by one. */
export function createClaimReader(pack: string): (row: TagRow) => ClaimResult {
  const known = new Map<string, BodyResult>();
  const bodyOf = (row: TagRow): BodyResult => {
    let key = '';
    for (const name in row.own) if (!SUBJECT.has(name)) key += `${JSON.stringify([name, row.own[name]])}\n`;
    const found = known.get(key);
    if (found) return found;
    const result = readBody({ ...row.inherited, ...row.own }, pack);
    if (known.size < REMEMBERED) known.set(key, result);
    return result;
  };
  return (row) => {
    const { body, problems } = bodyOf(row);
    const subject = subjectOf(row);
    if ('reason' in subject) return { problems: [...problems, { reason: subject.reason, bad: true }] };
    return body ? { subject, body, problems } : { problems };
  };
}

function subjectOf({ own, inherited }: TagRow): TagSubject | { readonly reason: string } {
  const text = (name: string) => fieldText(own[name]) ?? fieldText(inherited[name]);
  const [address, tx] = [text('address'), text('tx_hash')];
  if ((address === undefined) === (tx === undefined))
    return { reason: address === undefined ? 'neither address nor tx_hash' : 'both address and tx_hash' };
  // A tag's own currency says more than the network that a header gives to all.
  const network =
    fieldText(own.network) ??
    fieldText(own.currency) ??
    fieldText(inherited.network) ??
    fieldText(inherited.currency);
  if (network === undefined) return { reason: 'neither network nor currency' };
  const chain = chainOfCurrency(network, address ?? '');
  return normaliseSubject({ chain, kind: address === undefined ? 'tx' : 'address', text: address ?? tx! });
}
