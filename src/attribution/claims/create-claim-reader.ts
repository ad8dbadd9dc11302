import type { TagRow } from '../import/tag-rows.ts';
import { chainOfCurrency } from '../subjects/chain-of-currency.ts';
import { isToken } from '../subjects/is-token.ts';
import { normaliseSubject } from '../subjects/normalise-subject.ts';
import { tickerOfChain } from '../subjects/ticker-of-chain.ts';
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
  const bodyOf = (row: TagRow, asset: string | undefined): BodyResult => {
    let key = asset === undefined ? '' : `${JSON.stringify(asset)}\n`;
    for (const name in row.own) if (!SUBJECT.has(name)) key += `${JSON.stringify([name, row.own[name]])}\n`;
    const found = known.get(key);
    if (found) return found;
    const read = readBody({ ...row.inherited, ...row.own }, pack);
    const result = read.body && asset !== undefined ? { ...read, body: { ...read.body, asset } } : read;
    if (known.size < REMEMBERED) known.set(key, result);
    return result;
  };
  return (row) => {
    const subject = subjectOf(row);
    const { body, problems } = bodyOf(row, 'reason' in subject ? undefined : assetOf(row, subject));
    if ('reason' in subject) return { problems: [...problems, { reason: subject.reason, bad: true }] };
    return body ? { subject, body, problems } : { problems };
  };
}

/** The asset that a tag names, where its chain does not say it already. */
function assetOf({ own, inherited }: TagRow, subject: TagSubject): string | undefined {
  const name =
    fieldText(own.currency) ??
    fieldText(inherited.currency) ??
    fieldText(own.network) ??
    fieldText(inherited.network);
  if (name === undefined || name.toUpperCase() === tickerOfChain(subject.chain)) return undefined;
  return isToken(name) || chainOfCurrency(name, subject.id) !== subject.chain ? name : undefined;
}

function subjectOf({ own, inherited }: TagRow): TagSubject | { readonly reason: string } {
  const text = (name: string) => fieldText(own[name]) ?? fieldText(inherited[name]);
  const [address, tx] = [text('address'), text('tx_hash')];
  if ((address === undefined) === (tx === undefined))
    return { reason: address === undefined ? 'neither address nor tx_hash' : 'both address and tx_hash' };
  // A tag's own currency says more than the network that a header gives to all; a token is on many networks.
  const currency = fieldText(own.currency);
  const network =
    fieldText(own.network) ??
    (currency !== undefined && !isToken(currency) ? currency : undefined) ??
    fieldText(inherited.network) ??
    currency ??
    fieldText(inherited.currency);
  if (network === undefined) return { reason: 'neither network nor currency' };
  const chain = chainOfCurrency(network, address ?? '');
  return normaliseSubject({ chain, kind: address === undefined ? 'tx' : 'address', text: address ?? tx! });
}
