import type { FlowChunk } from './flow-chunk.ts';
import type { FlowAssets, FlowHeader } from './parse-flow-row.ts';

/** Bytes of what a row says of its asset, in a slot of the cache. */
const WIDTH = 128;
const SLOTS = 256;
/** Decimals of whole coins of an asset of which nothing is known. */
const ASSUMED = 18;
const SYMBOL = /^[\x21-\x7e]*$/;
const CONTRACT = /^(?:0x[0-9a-fA-F]{40})?$/;
const PLACES = /^\d{0,2}$/;
const MOST_PLACES = 77;

/** Where the cells of a line begin and end, by column; -1 and -1 for a column that there is not. */
export interface LineCells {
  readonly bytes: Buffer;
  readonly from: Int32Array;
  readonly to: Int32Array;
}

export interface AssetCache {
  /** Number of a row's asset in the names of the chunk; -1 where only a look at its text can tell. `units`: the row gives base units. */
  find(cells: LineCells, units: boolean, chunk: FlowChunk): number;
  /** Places of the point of that asset's amounts, as the last `find` told. */
  decimals(): number;
}

/**
 * Assets of rows by the bytes of their cells: what was read before is compared, and text is only made of what is new.
 * Whatever parseFlowRow would refuse, trim or unescape is left to it.
 */
export function createAssetCache(header: FlowHeader, assetOf: FlowAssets): AssetCache {
  const columns = [header.at.symbol, header.at.contract, header.at.decimals].filter((place) => place >= 0);
  const held = new Uint8Array(SLOTS * WIDTH);
  const lengths = new Int32Array(SLOTS).fill(-1);
  const numbers = new Int32Array(SLOTS);
  const places = new Uint8Array(SLOTS);
  let names: FlowChunk['names'] | undefined;
  let decimals = 0;

  function isHeld(slot: number, { bytes, from, to }: LineCells): boolean {
    let at = slot * WIDTH + 1;
    for (const column of columns) {
      for (let i = from[column]!; i < to[column]!; i++) if (held[at++] !== bytes[i]) return false;
      if (held[at++] !== 10) return false;
    }
    return true;
  }
  function hold(slot: number, { bytes, from, to }: LineCells): void {
    let at = slot * WIDTH + 1;
    for (const column of columns) {
      for (let i = from[column]!; i < to[column]!; i++) held[at++] = bytes[i]!;
      held[at++] = 10;
    }
  }

  return {
    decimals: () => decimals,
    find(cells, units, chunk) {
      const { bytes, from, to } = cells;
      if (names !== chunk.names) {
        names = chunk.names;
        lengths.fill(-1);
      }
      let hash = units ? 1 : 0;
      let length = 1;
      for (const column of columns) {
        const [begin, size] = [from[column]!, to[column]! - from[column]!];
        length += size + 1;
        hash = Math.imul(hash ^ size, 0x9e3779b1);
        if (size > 0)
          hash = Math.imul(
            hash ^ bytes[begin]! ^ (bytes[begin + size - 1]! << 8) ^ (bytes[begin + (size >> 1)]! << 16),
            0x85ebca6b,
          );
      }
      if (length > WIDTH) return -1;
      const slot = (hash ^ (hash >>> 15)) & (SLOTS - 1);
      if (lengths[slot] !== length || held[slot * WIDTH] !== (units ? 1 : 0) || !isHeld(slot, cells)) {
        const text = (column: number) =>
          column < 0 ? '' : bytes.toString('latin1', from[column]!, to[column]!);
        const [written, contract, said] = [
          text(header.at.symbol),
          text(header.at.contract),
          text(header.at.decimals),
        ];
        if (!SYMBOL.test(written) || !CONTRACT.test(contract) || !PLACES.test(said)) return -1;
        if (Number(said) > MOST_PLACES) return -1;
        const symbol = written || header.symbol;
        const lower = contract === '' ? undefined : contract.toLowerCase();
        const known = assetOf(lower, symbol);
        if (known && said !== '' && Number(said) !== known.decimals) return -1;
        const told = said === '' ? known?.decimals : Number(said);
        const used = told ?? (units ? undefined : ASSUMED);
        numbers[slot] = names.assetOf({ symbol, contract: lower, decimals: used, tokenId: undefined });
        places[slot] = used ?? 0;
        held[slot * WIDTH] = units ? 1 : 0;
        hold(slot, cells);
        lengths[slot] = length;
      }
      decimals = places[slot]!;
      return numbers[slot]!;
    },
  };
}
