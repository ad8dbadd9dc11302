import { type FlowBatch, type FlowCoverage, type FlowSource, NONE } from '../graph/flow-source.ts';
import { JejakError } from '../primitives/jejak-error.ts';
import { lastTransaction } from './last-transaction.ts';
import type { Seed } from './trace-parameters.ts';

/** A seed output by dense ids. */
export interface ResolvedSeed {
  readonly output: number;
  readonly tx: number;
  readonly vout: number;
  readonly height: number;
  readonly addressId: number;
  /** Satoshi. */
  readonly value: bigint;
  /** NONE when unspent within the coverage. */
  readonly spender: number;
  /** The seed's label text. */
  readonly label: string;
}

/**
 * The outputs that the seeds name, by output id. A seed may be spent already: that is the normal case.
 * Errors: SEED_MISSING for an empty list, TX_UNKNOWN, VOUT_UNKNOWN, ADDRESS_UNKNOWN, SEED_EMPTY for an address that
 * holds nothing at that height, SEED_DUPLICATE for an output that two seeds name.
 */
export async function resolveSeeds(
  source: FlowSource,
  coverage: FlowCoverage,
  seeds: readonly Seed[],
): Promise<ResolvedSeed[]> {
  if (seeds.length === 0) throw new JejakError('SEED_MISSING');
  const result = new Map<number, ResolvedSeed>();
  for (const seed of seeds) {
    const outputs =
      seed.kind === 'address'
        ? await ofAddress(source, coverage, seed)
        : await ofTransaction(source, seed.txid, seed.kind === 'outpoint' ? seed.vout : undefined);
    for (const output of outputs) {
      if (result.has(output.output)) {
        const [txid] = await source.txids(Float64Array.of(output.tx));
        throw new JejakError('SEED_DUPLICATE', {
          meta: {
            outpoint: `${txid}:${output.vout}`,
            first: result.get(output.output)!.label,
            again: seed.label,
          },
        });
      }
      result.set(output.output, { ...output, label: seed.label });
    }
  }
  return [...result.values()].sort((a, b) => a.output - b.output);
}

type SeedPart = Omit<ResolvedSeed, 'label'>;

async function ofTransaction(
  source: FlowSource,
  txid: string,
  vout: number | undefined,
): Promise<SeedPart[]> {
  const tx = await source.findTransaction(txid);
  if (tx === undefined) throw new JejakError('TX_UNKNOWN', { meta: { input: txid } });
  const batch = await source.transactions(Float64Array.of(tx));
  const count = batch.outputStart[1]! - batch.outputStart[0]!;
  if (vout === undefined) return Array.from({ length: count }, (_, v) => seedPart(batch, 0, v));
  if (vout >= count) throw new JejakError('VOUT_UNKNOWN', { meta: { txid, vout, count } });
  return [seedPart(batch, 0, vout)];
}

const PAGE = 4_096;

async function ofAddress(
  source: FlowSource,
  coverage: FlowCoverage,
  seed: { readonly address: string; readonly height: number },
): Promise<SeedPart[]> {
  const address = await source.findAddress(seed.address);
  if (address === undefined) throw new JejakError('ADDRESS_UNKNOWN', { meta: { input: seed.address } });
  const last = await lastTransaction(source, coverage.tipHeight, seed.height);
  const result: SeedPart[] = [];
  let before: number | undefined;
  for (;;) {
    const ids = await source.outputsOfAddress(
      address,
      before === undefined ? { limit: PAGE } : { before, limit: PAGE },
    );
    if (ids.length === 0) break;
    before = ids[ids.length - 1]!;
    const makers = await source.producers(ids);
    const batch = await source.transactions(Float64Array.from(new Set(makers)).sort());
    const rows = new Map<number, number>();
    for (let i = 0; i < batch.count; i++) rows.set(batch.tx[i]!, i);
    for (let i = 0; i < ids.length; i++) {
      const row = rows.get(makers[i]!)!;
      const part = seedPart(batch, row, ids[i]! - batch.outputFirst[row]!);
      if (part.tx <= last && (part.spender === NONE || part.spender > last)) result.push(part);
    }
  }
  if (result.length === 0) {
    throw new JejakError('SEED_EMPTY', { meta: { address: seed.address, height: seed.height } });
  }
  return result;
}

function seedPart(batch: FlowBatch, row: number, vout: number): SeedPart {
  const at = batch.outputStart[row]! + vout;
  return {
    output: batch.outputFirst[row]! + vout,
    tx: batch.tx[row]!,
    vout,
    height: batch.height[row]!,
    addressId: batch.outputAddress[at]!,
    value: batch.outputValue[at]!,
    spender: batch.outputSpender[at]!,
  };
}
