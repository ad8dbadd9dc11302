import type { AccountLake } from './account-lake.ts';
import { ACCOUNT_LIMITS, type AccountLimits } from './account-limits.ts';
import type { AccountLink, AccountRule } from './account-link.ts';
import { accountRole } from './account-role.ts';
import { createAccountReader } from './create-account-reader.ts';
import type { DepositUse } from './deposit-uses.ts';
import { type AccountClusters, joinLinks } from './join-links.ts';
import { ruleLinks } from './rule-links.ts';
import type { RuleScope } from './rule-scope.ts';
import { startDeposits } from './start-deposits.ts';

export interface AccountClusterParameters {
  /** Nodes that the clusters grow from: home accounts of the first lake, further lakes moved up. */
  readonly from: readonly number[];
  readonly rules: readonly AccountRule[];
  /** Transactions that are read at most; then the answer says how far it came. */
  readonly maxTransactions: number;
  readonly limits?: Partial<AccountLimits>;
  readonly signal?: AbortSignal;
}

export interface AccountClusterResult {
  readonly clusters: AccountClusters;
  /** Every link that was found, not only those that joined. */
  readonly links: readonly AccountLink[];
  /** Nodes that were looked at, of those known. Fewer: the clusters may be larger. */
  readonly looked: number;
  readonly known: number;
  /** Accounts that were not read because they are busy. */
  readonly busy: number;
  /** Of the nodes in `from` that are deposit addresses themselves: their uses, with ids of their lake. */
  readonly deposits: ReadonlyMap<number, readonly DepositUse[]>;
  /** First node of each lake. */
  readonly offsets: readonly number[];
}

/**
 * Grows the clusters of addresses by rules over one or several chains: looks at each address that a link reaches, until
 * there is none left or the budget is used up. The work is that of the clusters and what touches them, not that of the
 * lakes. What was looked at last when the budget ran out counts as not looked at, and its links are left out.
 */
export async function clusterAccounts(
  lakes: readonly AccountLake[],
  parameters: AccountClusterParameters,
): Promise<AccountClusterResult> {
  const limits = { ...ACCOUNT_LIMITS, ...parameters.limits };
  const budget = { left: parameters.maxTransactions };
  const scopes: RuleScope[] = [];
  let nodes = 0;
  for (const [number, lake] of lakes.entries()) {
    const role = (home: number) => {
      const tag = lake.tags.get(home);
      return tag && accountRole(tag.category);
    };
    const reader = createAccountReader(lake.source, limits.busyFrom, budget);
    scopes.push({ lake, number, offset: nodes, reader, uses: new Map(), limits, role });
    nodes += (await lake.source.coverage()).accounts;
  }
  const links = new Map<string, AccountLink>();
  const known = new Set(parameters.from);
  let looked = 0;
  let frontier = [...known].sort((a, b) => a - b);
  while (frontier.length > 0 && budget.left >= 0) {
    const reached = new Set<number>();
    for (const node of frontier) {
      parameters.signal?.throwIfAborted();
      const found = await ruleLinks(scopes, parameters.rules, node);
      if (budget.left < 0) break;
      looked += 1;
      for (const link of found) {
        keep(links, link);
        for (const end of [link.a, link.b]) if (!known.has(end)) reached.add(end);
      }
      for (const end of reached) known.add(end);
    }
    frontier = [...reached].sort((a, b) => a - b);
  }
  const deposits = new Map<number, readonly DepositUse[]>();
  for (const node of parameters.from) {
    const scope = scopes.findLast(({ offset }) => offset <= node)!;
    const uses = await startDeposits(scope, node - scope.offset, parameters.rules);
    if (uses.length > 0) deposits.set(node, uses);
  }
  const all = [...links.values()];
  return {
    clusters: joinLinks(all),
    links: all,
    looked,
    known: known.size,
    busy: scopes.reduce((sum, { reader }) => sum + reader.busy.size, 0),
    deposits,
    offsets: scopes.map(({ offset }) => offset),
  };
}

/** Both ends find the same link; it counts once, the surest of its kind. */
function keep(links: Map<string, AccountLink>, link: AccountLink): void {
  const key = [link.a, link.b, link.rule, link.asset, link.via].join();
  const other = links.get(key);
  if (!other || link.confidence > other.confidence) links.set(key, link);
}
