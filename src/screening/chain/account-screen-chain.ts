import type { AccountSource } from '../../graph/account-source.ts';
import { gradeOf } from '../../graph/grade-of.ts';
import { NO_ACCOUNT } from '../../graph/ledger/columns.ts';
import { type AccountLists, readAccountLists } from '../../tracing/accounts/account-lists.ts';
import { directAccountFlow } from '../exposure/direct-account-flow.ts';
import { indirectAccountFlow } from '../exposure/indirect-account-flow.ts';
import { gatherAcquaintances } from './gather-acquaintances.ts';
import type { ScreenChain } from './screen-chain.ts';

/** Transfers of so small a part of what the same asset usually moves here are trifles. */
const TRIFLE_PARTS = 100_000n;

/** Screening on an account chain. Labels are not inherited: clusters of accounts are made by question, not kept. */
export function accountScreenChain(source: AccountSource): ScreenChain {
  const addresses = (ids: readonly number[]) => source.addresses(Uint32Array.from(ids));
  let lists: Promise<AccountLists> | undefined;
  const traced = async () => {
    lists ??= readAccountLists(source);
    return { source, lists: await lists };
  };
  return {
    async coverage() {
      const coverage = await source.coverage();
      const { chain, manifestHash, tipHeight } = coverage;
      return { chain, manifest: manifestHash, tipHeight, ...gradeOf([coverage]) };
    },
    find: (texts) => source.findAddresses(texts),
    addresses,
    async partiesOf(hash) {
      const tx = await source.findTransaction(hash);
      if (tx === undefined) return undefined;
      const { sender, target, payer, receiver } = await source.transactions(Float64Array.of(tx));
      const ids = [...new Set([...sender, ...target, ...payer, ...receiver])];
      return addresses(ids.filter((id) => id !== NO_ACCOUNT));
    },
    hashes: (txs) => source.hashes(Float64Array.from(txs)),
    assets: (ids) => source.assets(Uint32Array.from(ids)),
    direct: (ids, options) => directAccountFlow(source, ids, options),
    async indirect({ address: home, starts }, options) {
      const [address] = await addresses([home]);
      return indirectAccountFlow(await traced(), { home, address: address!, starts: starts! }, options);
    },
    behind: async (hash, options) => indirectAccountFlow(await traced(), { hash }, options),
    async acquaintances(seen) {
      const assets = [...new Set(seen.map(({ asset }) => asset))];
      const copies = new Set(
        (await source.assets(Uint32Array.from(assets)))
          .filter(({ warning }) => warning === 'counterfeit')
          .map(({ id }) => id),
      );
      const largest = new Map<number, bigint>();
      for (const { asset, value } of seen) if (value > (largest.get(asset) ?? 0n)) largest.set(asset, value);
      return gatherAcquaintances(
        seen.filter(({ counterparty }) => counterparty !== NO_ACCOUNT),
        {
          addresses,
          // Of a token that copies another one's symbol any amount is worth nothing.
          isTrifle: ({ asset, value }) =>
            copies.has(asset) || value * TRIFLE_PARTS <= (largest.get(asset) ?? 0n),
        },
      );
    },
    inherited: async () => undefined,
    rootOf: (home) => home,
  };
}
