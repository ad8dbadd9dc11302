import type { Clusters } from '../../clustering/open-clusters.ts';
import { type FlowSource, NO_ADDRESS } from '../../graph/flow-source.ts';
import { chainById } from '../../primitives/chain.ts';
import { directOutputFlow } from '../exposure/direct-output-flow.ts';
import { indirectOutputFlow } from '../exposure/indirect-output-flow.ts';
import { inheritedTags } from '../labels/inherited-tags.ts';
import { gatherAcquaintances } from './gather-acquaintances.ts';
import type { ScreenChain } from './screen-chain.ts';

/** Members of a cluster that are asked for tags. */
const MEMBERS = 10_000;
/** Satoshi: below this nobody pays anybody on purpose (Bitcoin Core relays nothing below 294 to 546). */
const TRIFLE = 1_000n;

/** Screening on a chain of outputs. Without clusters nothing is inherited. */
export function outputScreenChain(source: FlowSource, clusters: Clusters | undefined): ScreenChain {
  const addresses = (ids: readonly number[]) => source.addresses(Uint32Array.from(ids));
  return {
    async coverage() {
      const { chain, manifestHash, tipHeight } = await source.coverage();
      // Nothing gets into a lake of outputs that was not verified.
      return {
        chain,
        manifest: manifestHash,
        tipHeight,
        grade: 'verified',
        sourced: { blocks: 0, of: tipHeight + 1 },
      };
    },
    find: (texts) => source.findAddresses(texts),
    addresses,
    async partiesOf(txid) {
      const tx = await source.findTransaction(txid);
      if (tx === undefined) return undefined;
      const { inputAddress, outputAddress } = await source.transactions(Float64Array.of(tx));
      const ids = [...new Set([...inputAddress, ...outputAddress])].filter((id) => id !== NO_ADDRESS);
      return (await addresses(ids)).filter((text) => !text.startsWith('script:'));
    },
    hashes: (txs) => source.txids(Float64Array.from(txs)),
    async assets(ids) {
      const { symbol, decimals } = chainById((await source.coverage()).chain).asset;
      const coin = { kind: 'native', symbol, decimals, decimalsSource: 'list', warning: '' };
      return ids.map((id) => ({ id, ...coin }));
    },
    direct: (ids, options) => directOutputFlow(source, ids, options),
    indirect: ({ address }, options) => indirectOutputFlow(source, { address }, options),
    behind: (txid, options) => indirectOutputFlow(source, { txid }, options),
    acquaintances: (seen) =>
      gatherAcquaintances(
        seen.filter(({ counterparty }) => counterparty !== NO_ADDRESS),
        { addresses, isTrifle: ({ value }) => value <= TRIFLE },
      ),
    inherited: async (address, claimsOf) =>
      clusters ? inheritedTags({ source, clusters, claimsOf }, address, MEMBERS) : undefined,
    rootOf: (address) => clusters?.of(address).id ?? address,
  };
}
