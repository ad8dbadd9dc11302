import { CHANGE_HEURISTICS, type ChangeName } from '../../clustering/change/change-heuristics.ts';
import type { ChangeTransaction } from '../../clustering/change/change-transaction.ts';
import { readChangeTransactions } from '../../clustering/change/read-change-transactions.ts';
import { type FlowSource, NO_ADDRESS } from '../../graph/flow-source.ts';
import type { PeelChain, PeelHop, PeelOutput, PeelStop } from './peel-chain.ts';

export interface PeelParameters {
  /** Dense id of the transaction and position of the output from which to follow. */
  readonly tx: number;
  readonly vout: number;
  /** Hops at most. GraphSense takes 50. */
  readonly maxHops: number;
  /** Stops below these compounded odds, 0 to 1; 0 never stops for them. See PEEL_LIMITS. */
  readonly leastConfidence: number;
  /** Whether two addresses are in one cluster. */
  readonly together: (a: number, b: number) => boolean;
  /** Whether an address is tagged: the owner has sent everything to a service. */
  readonly tagged: (address: number) => boolean;
}

/**
 * Follows a peel chain: transactions of one input and two outputs in which a payment is peeled off and the change goes
 * on (METHODS A.4, BlockSci). The change is the output that more heuristics name alone, each with its confidence; hops
 * multiply. Stops where nothing decides, and says why. Errors: TX_UNKNOWN, VOUT_UNKNOWN is the caller's.
 */
export async function followPeelChain(source: FlowSource, parameters: PeelParameters): Promise<PeelChain> {
  const { maxHops, leastConfidence, tagged } = parameters;
  const hops: PeelHop[] = [];
  let rest = await outputOf(source, parameters.tx, parameters.vout);
  let compounded = 1;
  const end = (stop: PeelStop): PeelChain => ({ hops, stop, stopTx: rest.spender, rest });
  for (;;) {
    if (rest.address >= 0 && tagged(rest.address)) return end('tag');
    if (rest.spender < 0) return end('unspent');
    if (hops.length >= maxHops) return end('depth');
    const hop = await readHop(source, rest.spender, parameters);
    if (typeof hop === 'string') return end(hop);
    compounded *= hop.confidence / 100;
    if (compounded < leastConfidence) return end('confidence');
    hops.push({ ...hop, compounded });
    rest = hop.change;
  }
}

async function readHop(
  source: FlowSource,
  tx: number,
  { together }: PeelParameters,
): Promise<Omit<PeelHop, 'compounded'> | PeelStop> {
  const [transaction] = await readChangeTransactions(source, Float64Array.of(tx), together);
  const { inputs, outputs, mix } = transaction!;
  if (mix) return 'coinjoin';
  if (inputs.length !== 1 || outputs.length !== 2 || outputs.some(({ address }) => address < 0))
    return 'shape';
  const votes = [votesFor(transaction!, 0), votesFor(transaction!, 1)];
  const scores = votes.map(scoreOf);
  if (scores[0] === scores[1]) return 'no-unique-change';
  const change = scores[0]! > scores[1]! ? 0 : 1;
  const batch = await source.transactions(Float64Array.of(tx));
  return {
    tx,
    height: batch.height[0]!,
    change: await outputOf(source, tx, change),
    payment: await outputOf(source, tx, 1 - change),
    votes: votes[change]!,
    against: votes[1 - change]!,
    confidence: Math.floor((scores[change]! * (100 - scores[1 - change]!)) / 100),
  };
}

/** Heuristics that name this output and no other. */
function votesFor(transaction: ChangeTransaction, vout: number): ChangeName[] {
  const names: ChangeName[] = [];
  for (const [name, { heuristic }] of Object.entries(CHANGE_HEURISTICS)) {
    const named = heuristic(transaction);
    if (named.length === 1 && named[0] === vout) names.push(name as ChangeName);
  }
  return names;
}

/** As if the heuristics erred independently of each other: 0 to 100. They do not quite, so it is a rank, not a probability. */
function scoreOf(names: readonly ChangeName[]): number {
  let doubt = 1_000_000;
  for (const name of names) doubt = Math.floor((doubt * (100 - CHANGE_HEURISTICS[name].confidence)) / 100);
  return Math.floor((1_000_000 - doubt) / 10_000);
}

async function outputOf(source: FlowSource, tx: number, vout: number): Promise<PeelOutput> {
  const batch = await source.transactions(Float64Array.of(tx));
  const address = batch.outputAddress[vout]!;
  return {
    output: batch.outputFirst[0]! + vout,
    vout,
    value: batch.outputValue[vout]!,
    address: address === NO_ADDRESS ? -1 : address,
    spender: batch.outputSpender[vout]!,
  };
}
