import { createHash } from 'node:crypto';
import { RawTx } from '@scure/btc-signer';

/** A transaction as @scure/btc-signer serialises it. */
export type RawTransaction = Parameters<typeof RawTx.encode>[0];

export function hash256(bytes: Uint8Array): Buffer {
  return createHash('sha256').update(createHash('sha256').update(bytes).digest()).digest();
}

/** Merkle root by the definition, one pair after the other: ids and root in wire order. */
export function plainMerkleRoot(ids: readonly Uint8Array[]): Uint8Array {
  let level: Uint8Array[] = [...ids];
  while (level.length > 1) {
    const next: Uint8Array[] = [];
    for (let i = 0; i < level.length; i += 2)
      next.push(hash256(Buffer.concat([level[i]!, level[i + 1] ?? level[i]!])));
    level = next;
  }
  return level[0]!;
}

/** Id of a transaction in wire order: hash of the serialisation without marker, flag and witnesses. */
export function txidOf(tx: RawTransaction): Buffer {
  return hash256(RawTx.encode({ ...tx, segwitFlag: false, witnesses: undefined }));
}

/** The coinbase of a test block; `commitment` is the last output's witness commitment, `reserved` its witness. */
export function coinbase(parts: {
  commitment?: Uint8Array;
  reserved?: Uint8Array;
  value?: bigint;
}): RawTransaction {
  const outputs = [{ amount: parts.value ?? 5_000_000_000n, script: Uint8Array.of(0x51) }];
  if (parts.commitment) {
    const script = Buffer.concat([Buffer.from('6a24aa21a9ed', 'hex'), parts.commitment]);
    outputs.push({ amount: 0n, script: Uint8Array.from(script) });
  }
  return {
    version: 2,
    segwitFlag: parts.reserved !== undefined,
    inputs: [
      {
        txid: new Uint8Array(32),
        index: 0xffffffff,
        finalScriptSig: Uint8Array.of(1, 7),
        sequence: 0xffffffff,
      },
    ],
    outputs,
    witnesses: parts.reserved ? [[parts.reserved]] : undefined,
    lockTime: 0,
  } as RawTransaction;
}

export function compactSize(n: number): Buffer {
  if (n < 0xfd) return Buffer.of(n);
  const bytes = Buffer.alloc(n < 0x10000 ? 3 : 5);
  bytes[0] = n < 0x10000 ? 0xfd : 0xfe;
  if (n < 0x10000) bytes.writeUInt16LE(n, 1);
  else bytes.writeUInt32LE(n, 1);
  return bytes;
}

/** A regtest header with proof of work over the given root. */
export function mineHeader(
  merkleRoot: Uint8Array,
  previous: Uint8Array = new Uint8Array(32),
  time = 1_600_000_000,
): Buffer {
  const header = Buffer.alloc(80);
  header.writeInt32LE(0x20000000, 0);
  header.set(previous, 4);
  header.set(merkleRoot, 36);
  header.writeUInt32LE(time, 68);
  header.writeUInt32LE(0x207fffff, 72);
  // Half of all hashes meet the target of regtest.
  for (let nonce = 0; nonce < 10_000; nonce++) {
    header.writeUInt32LE(nonce, 76);
    if (hash256(header)[31]! <= 0x7f) return header;
  }
  throw new RangeError('no nonce found');
}

/** A block of regtest: header with proof of work, number of transactions, transactions. */
export function makeBlock(txs: readonly RawTransaction[], previous?: Uint8Array): Buffer {
  const header = mineHeader(plainMerkleRoot(txs.map(txidOf)), previous);
  return Buffer.concat([header, compactSize(txs.length), ...txs.map((tx) => RawTx.encode(tx))]);
}

/** A block with the witness commitment that BIP141 asks for. */
export function makeSegwitBlock(txs: readonly RawTransaction[], reserved = new Uint8Array(32)): Buffer {
  const wtxids = [new Uint8Array(32), ...txs.map((tx) => hash256(RawTx.encode(tx)))];
  const commitment = hash256(Buffer.concat([plainMerkleRoot(wtxids), reserved]));
  return makeBlock([coinbase({ commitment, reserved }), ...txs]);
}
