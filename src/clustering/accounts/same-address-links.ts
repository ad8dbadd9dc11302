import type { AccountLink, EvidenceTransaction } from './account-link.ts';
import type { RuleScope } from './rule-scope.ts';

/** Whoever signs holds the key, and a key has one address on all of these chains. */
const SIGNED = 1_000_000;
/** Nobody signed in these data, and no contract is seen: most likely a key, not proven. */
const UNSIGNED = 500_000;
/** Newest transfers that are looked at for a signature. */
const PAGE = 64;

/**
 * Same address across EVM chains: one key, one address on each of them. Links of an address of the scope `from` with the
 * same 20 bytes in the other scopes. None where the data show a contract: who controls one chain's contract need not
 * control another's.
 */
export async function sameAddressLinks(
  from: RuleScope,
  home: number,
  scopes: readonly RuleScope[],
): Promise<AccountLink[]> {
  const [address] = await from.lake.source.addresses(Uint32Array.of(home));
  const links: AccountLink[] = [];
  let here: Traces | undefined;
  for (const scope of scopes) {
    const there = scope === from ? undefined : await scope.lake.source.findAddress(address!);
    if (there === undefined) continue;
    here ??= await tracesOf(from, home);
    const other = await tracesOf(scope, there);
    const signed = here.signed || other.signed;
    if (!signed && (await isContract([from, scope], address!))) continue;
    const nodes = [from.offset + home, scope.offset + there].sort((x, y) => x - y);
    links.push({
      a: nodes[0]!,
      b: nodes[1]!,
      rule: 'same-address',
      confidence: signed ? SIGNED : UNSIGNED,
      evidence: [here, other].flatMap(({ evidence }) => evidence).sort((x, y) => x.lake - y.lake),
    });
  }
  return links;
}

interface Traces {
  readonly signed: boolean;
  /** A transaction that the address signed, else its newest one. */
  readonly evidence: readonly EvidenceTransaction[];
}

async function tracesOf({ lake, number }: RuleScope, home: number): Promise<Traces> {
  const ids = await lake.source.history(home, { limit: PAGE });
  if (ids.length === 0) return { signed: false, evidence: [] };
  const batch = await lake.source.transactionsOf(ids.sort());
  // A flow table names no signer.
  const at = batch.sender.lastIndexOf(home);
  const tx = batch.tx[at < 0 ? batch.count - 1 : at]!;
  return { signed: at >= 0, evidence: [{ lake: number, tx }] };
}

async function isContract(scopes: readonly RuleScope[], address: string): Promise<boolean> {
  for (const { lake } of scopes) if (await lake.tables?.isContract(address)) return true;
  return false;
}
