import type { TagClaim } from '../../attribution/claims/tag-claim.ts';
import type { AssetInfo } from '../../graph/account-source.ts';
import type { Graded } from '../../graph/grade-of.ts';
import type { DirectOptions, SeenTransfer } from '../exposure/direct-output-flow.ts';
import type { DirectFlow } from '../exposure/flow-end.ts';
import type { IndirectFlow, IndirectOptions } from '../exposure/indirect-flow.ts';
import type { InheritedTags } from '../labels/inherited-tags.ts';
import type { Acquaintance } from '../look-alike/find-look-alikes.ts';

export interface ChainCoverage extends Graded {
  readonly chain: string;
  readonly manifest: string;
  readonly tipHeight: number;
}

/** What screening asks of a chain; implemented for chains of outputs and for account chains, over which one suite runs. */
export interface ScreenChain {
  coverage(): Promise<ChainCoverage>;
  /** Dense ids of addresses, undefined where the data do not have one. Errors: those of the chain's addresses. */
  find(addresses: readonly string[]): Promise<(number | undefined)[]>;
  addresses(ids: readonly number[]): Promise<string[]>;
  /** Addresses that a transaction pays or that pay in it; undefined when the data do not have it. */
  partiesOf(tx: string): Promise<string[] | undefined>;
  hashes(txs: readonly number[]): Promise<string[]>;
  assets(ids: readonly number[]): Promise<AssetInfo[]>;
  direct(addresses: readonly number[], options: DirectOptions): Promise<DirectFlow[]>;
  /** Of an address whose direct flow, with as many seeds, is known. */
  indirect(subject: DirectFlow, options: IndirectOptions): Promise<IndirectFlow | undefined>;
  /** Where the value of a transaction came from. Errors: TX_UNKNOWN. */
  behind(tx: string, options: IndirectOptions): Promise<IndirectFlow | undefined>;
  /** Counterparties of the transfers that `direct` told. */
  acquaintances(seen: readonly SeenTransfer[]): Promise<Acquaintance[]>;
  /** Tags that an address has from its cluster, with the proof; undefined where there are no clusters. */
  inherited(
    address: string,
    claimsOf: (address: string) => readonly TagClaim[],
  ): Promise<InheritedTags | undefined>;
  /** Smallest id of the cluster of an address; the address itself where there are no clusters. */
  rootOf(address: number): number;
}
