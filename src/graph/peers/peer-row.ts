import { putSigned, putVarint, takeSigned, takeVarint, type VarintReader } from './varint.ts';

/** Which way value went between an address and a counterparty; the address's own payments to itself are neither. */
export const PEER_WAYS = { received: 0, paid: 1, self: 2 } as const;

/** Bytes that a row takes at most: seven numbers of up to nine bytes, one byte of flags, a sum with what lies behind its last word. */
const MOST_ROW_BYTES = 7 * 9 + 1 + 64;

/**
 * What passed between an address and a counterparty in one asset, one way, within one segment. Transfers of nothing are a
 * row of their own, so that first and last are always those of value.
 */
export interface PeerRow {
  asset: number;
  /** One of PEER_WAYS. */
  way: number;
  /** Home account; NO_ACCOUNT for nobody: coins that are made or destroyed. */
  counterparty: number;
  /** Transfers. */
  count: number;
  /** Id of the first transfer, its transaction and UTC second; the second of the last one. */
  firstTransfer: number;
  firstTx: number;
  firstTime: number;
  lastTime: number;
}

/** Words of 32 bits of a sum: one more than of an amount, so that it holds whatever four billion transfers add up to. */
export const SUM_WORDS = 9;

export const newPeerRow = (): PeerRow => ({
  asset: 0,
  way: 0,
  counterparty: 0,
  count: 0,
  firstTransfer: 0,
  firstTx: 0,
  firstTime: 0,
  lastTime: 0,
});

/**
 * Rows of one address in one segment as bytes, in the order of assets: numbers
 * that mostly are near those of the row before are written as differences. A sum has as many bytes as it needs; none for 0.
 */
export function createPeerRowWriter() {
  let bytes = new Uint8Array(1 << 16);
  let length = 0;
  let [asset, transfer, tx, time] = [0, 0, 0, 0];
  return {
    /** Begins the rows of an address. */
    begin(): void {
      length = 0;
      asset = 0;
      transfer = 0;
      tx = 0;
      time = 0;
    },
    /** `sum`: SUM_WORDS words of 32 bits, least first. */
    add(row: PeerRow, sum: Uint32Array): void {
      if (length + MOST_ROW_BYTES > bytes.length) {
        const larger = new Uint8Array(bytes.length * 2);
        larger.set(bytes);
        bytes = larger;
      }
      let at = length;
      const flags = at++;
      at = putVarint(row.asset - asset, bytes, at);
      at = putVarint(row.counterparty, bytes, at);
      at = putVarint(row.count, bytes, at);
      at = putSigned(row.firstTransfer - transfer, bytes, at);
      at = putSigned(row.firstTx - tx, bytes, at);
      at = putSigned(row.firstTime - time, bytes, at);
      if (row.count > 1) at = putSigned(row.lastTime - row.firstTime, bytes, at);
      const sumAt = at;
      let last = SUM_WORDS - 1;
      while (last >= 0 && sum[last] === 0) last -= 1;
      for (let w = 0; w <= last; w++) {
        const word = sum[w]!;
        bytes[at++] = word & 255;
        bytes[at++] = (word >>> 8) & 255;
        bytes[at++] = (word >>> 16) & 255;
        bytes[at++] = word >>> 24;
      }
      while (at > sumAt && bytes[at - 1] === 0) at -= 1;
      bytes[flags] = (row.way << 6) | (at - sumAt);
      length = at;
      asset = row.asset;
      transfer = row.firstTransfer;
      tx = row.firstTx;
      time = row.firstTime;
    },
    /** The first `length` of them are those of the address, until the next one begins. */
    get bytes() {
      return bytes;
    },
    get length() {
      return length;
    },
  };
}

/**
 * Reads the rows at [reader.at, end) one after the other: `take` gets each, in one object that the next one changes, and the
 * base units of its sum on demand.
 */
export function readPeerRows(
  reader: VarintReader,
  end: number,
  take: (row: PeerRow, value: () => bigint) => void,
): void {
  const row = newPeerRow();
  let sumAt = 0;
  let sumBytes = 0;
  const value = () => readSum(reader.bytes, sumAt, sumBytes);
  while (reader.at < end) {
    const flags = reader.bytes[reader.at++]!;
    row.way = flags >> 6;
    row.asset += takeVarint(reader);
    row.counterparty = takeVarint(reader);
    row.count = takeVarint(reader);
    row.firstTransfer += takeSigned(reader);
    row.firstTx += takeSigned(reader);
    row.firstTime += takeSigned(reader);
    row.lastTime = row.count > 1 ? row.firstTime + takeSigned(reader) : row.firstTime;
    sumAt = reader.at;
    sumBytes = flags & 63;
    reader.at += sumBytes;
    take(row, value);
  }
}

/** Six bytes at a time are exact in a double; a sum of one such part needs no second bigint. */
function readSum(bytes: Uint8Array, at: number, length: number): bigint {
  let sum = 0n;
  for (let end = length; end > 0; ) {
    const part = end % 6 === 0 ? 6 : end % 6;
    let number = 0;
    for (let i = end - 1; i >= end - part; i--) number = number * 256 + bytes[at + i]!;
    sum = end === length ? BigInt(number) : (sum << 48n) | BigInt(number);
    end -= part;
  }
  return sum;
}
