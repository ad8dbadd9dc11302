import type { EvmHeader, EvmReceipt } from '../../chains/evm/block/evm-block.ts';
import { encodeReceipt } from '../../chains/evm/codec/encode-receipt.ts';
import { encodeTransaction } from '../../chains/evm/codec/encode-transaction.ts';
import { headerHash } from '../../chains/evm/codec/header-hash.ts';
import { keccak256 } from '../../chains/evm/codec/keccak256.ts';
import type { BloomCache } from '../../chains/evm/codec/logs-bloom.ts';
import { orderedTrieRoot } from '../../chains/evm/codec/ordered-trie-root.ts';
import { rlpQuantity } from '../../chains/evm/codec/rlp-quantity.ts';
import type { SignedFields } from '../../chains/evm/codec/transaction-items.ts';
import { unclesHash } from '../../chains/evm/codec/uncles-hash.ts';
import { loadCurve } from '../../chains/evm/senders/load-curve.ts';
import type { EvmChain } from '../../primitives/evm-chain.ts';
import { bytesToHex, hexToBytes } from '../../primitives/hex.ts';
import { createFileWriter } from '../create-file-writer.ts';
import type { Random } from '../random.ts';
import type { BlockPlace, EvmSink, MadeEvmTransaction } from './evm-sink.ts';
import { randomHex } from './random-hex.ts';

const GAS_LIMIT = 30_000_000n;
/** Gas that the sender allows beyond what is used. */
const SPARE = 10_000n;

interface Signed {
  readonly made: MadeEvmTransaction;
  readonly hash: string;
  readonly bytes: Uint8Array;
  readonly v: bigint;
  readonly r: bigint;
  readonly s: bigint;
}

const quantity = (value: bigint | number) => `0x${value.toString(16)}`;

/**
 * Whole blocks as JSON-RPC gives them, with receipts and callTracer's answers: legacy transactions of before London
 * (EIP-155), signed with real keys, all roots, blooms and hashes right. Only the state root is noise: it commits to a
 * state that nobody can compute from blocks alone.
 */
export async function createBlockFileSink(
  file: string,
  { chain, random }: { readonly chain: EvmChain; readonly random: Random },
): Promise<EvmSink> {
  const curve = await loadCurve();
  const writer = createFileWriter(file);
  const chainId = BigInt(chain.chainId);
  const sha3Uncles = unclesHash([])!;
  let open: Signed[] = [];
  let parent = randomHex(random, 8);

  function sign(made: MadeEvmTransaction): Signed {
    const empty = '0x';
    const fields: SignedFields = {
      type: 0,
      chainId: empty,
      nonce: rlpQuantity(made.nonce),
      gasPrice: rlpQuantity(made.gasPrice),
      maxPriorityFeePerGas: empty,
      maxFeePerGas: empty,
      gas: rlpQuantity(made.gasUsed + SPARE),
      to: made.to,
      value: rlpQuantity(made.value),
      input: made.input,
      accessList: [],
      maxFeePerBlobGas: empty,
      blobVersionedHashes: [],
      authorizationList: [],
    };
    const base = 35n + 2n * chainId;
    const hash = encodeTransaction(fields, { v: base, r: 0n, s: 0n })!.signingHash();
    const signature = curve.signMessageHashRecoverableCompact(made.from.key!, hash);
    if (typeof signature === 'string') throw new TypeError(signature);
    const number = (from: number) => BigInt(`0x${bytesToHex(signature.signature.subarray(from, from + 32))}`);
    const [r, s] = [number(0), number(32)];
    const v = base + BigInt(signature.recoveryId);
    const encoded = encodeTransaction(fields, { v, r, s })!;
    return { made, hash: `0x${bytesToHex(keccak256(encoded.bytes))}`, bytes: encoded.bytes, v, r, s };
  }

  function close(place: BlockPlace): void {
    const cache: BloomCache = new Map();
    const all = Buffer.alloc(256);
    let [cumulative, logIndex] = [0n, 0];
    const receipts = open.map(({ made }, txIndex) => {
      cumulative += made.gasUsed;
      const receipt: EvmReceipt = {
        txIndex,
        status: !made.failed,
        gasUsed: made.gasUsed,
        cumulativeGasUsed: cumulative,
        effectiveGasPrice: made.gasPrice,
        extraFee: 0n,
        contractAddress: undefined,
        logs: made.logs.map((log) => ({ ...log, txIndex, logIndex: logIndex++ })),
      };
      const { bytes, bloom } = encodeReceipt(receipt, { type: 0 }, cache);
      for (let i = 0; i < 256; i++) all[i]! |= bloom[i]!;
      return { receipt, bytes, bloom };
    });
    const header: EvmHeader = {
      number: place.number,
      hash: '',
      parentHash: parent,
      sha3Uncles,
      miner: place.miner,
      stateRoot: randomHex(random, 8),
      transactionsRoot: orderedTrieRoot(open.map(({ bytes }) => bytes)),
      receiptsRoot: orderedTrieRoot(receipts.map(({ bytes }) => bytes)),
      logsBloom: `0x${all.toString('hex')}`,
      difficulty: 6_000_000_000_000_000n,
      gasLimit: GAS_LIMIT,
      gasUsed: cumulative,
      time: place.time,
      extraData: '0x',
      mixHash: randomHex(random, 8),
      nonce: randomHex(random, 2),
    };
    const hash = headerHash(header)!;
    const { time, difficulty, gasLimit, gasUsed, number, ...texts } = header;
    const block = {
      ...texts,
      hash,
      number: quantity(number),
      timestamp: quantity(time),
      difficulty: quantity(difficulty),
      gasLimit: quantity(gasLimit),
      gasUsed: quantity(gasUsed),
      uncles: [],
      transactions: open.map((one, i) => transactionJson(one, { hash, number, index: i })),
    };
    const where = { blockHash: hash, blockNumber: quantity(number) };
    writer.write(
      `${JSON.stringify({
        block,
        receipts: receipts.map(({ receipt, bloom }, i) => receiptJson(open[i]!, { receipt, bloom, where })),
        traces: open.map((one) => ({ txHash: one.hash, result: traceJson(one.made) })),
      })}\n`,
    );
    parent = hash;
    open = [];
  }

  return {
    file,
    whole: true,
    identity() {
      // Below the curve's order whatever the rest is: the first four bytes are not all ones.
      const key = hexToBytes(`00${randomHex(random, 8).slice(4)}`);
      const point = curve.derivePublicKeyUncompressed(key);
      if (typeof point === 'string') throw new TypeError(point);
      return { key, address: `0x${bytesToHex(keccak256(point.subarray(1)).subarray(12))}` };
    },
    add(made) {
      const signed = sign(made);
      open.push(signed);
      return signed.hash;
    },
    close,
    finish: () => ({ bytes: writer.finish(), tipHash: parent }),
  };
}

function transactionJson(
  { made, hash, v, r, s }: Signed,
  at: { readonly hash: string; readonly number: number; readonly index: number },
) {
  return {
    blockHash: at.hash,
    blockNumber: quantity(at.number),
    transactionIndex: quantity(at.index),
    hash,
    type: '0x0',
    nonce: quantity(made.nonce),
    from: made.from.address,
    to: made.to,
    value: quantity(made.value),
    gas: quantity(made.gasUsed + SPARE),
    gasPrice: quantity(made.gasPrice),
    input: made.input,
    v: quantity(v),
    r: quantity(r),
    s: quantity(s),
  };
}

function receiptJson(
  { made, hash }: Signed,
  about: {
    readonly receipt: EvmReceipt;
    readonly bloom: Buffer;
    readonly where: { readonly blockHash: string; readonly blockNumber: string };
  },
) {
  const { receipt, bloom, where } = about;
  const place = { ...where, transactionHash: hash, transactionIndex: quantity(receipt.txIndex) };
  return {
    ...place,
    type: '0x0',
    from: made.from.address,
    to: made.to,
    contractAddress: null,
    status: receipt.status ? '0x1' : '0x0',
    gasUsed: quantity(receipt.gasUsed),
    cumulativeGasUsed: quantity(receipt.cumulativeGasUsed),
    effectiveGasPrice: quantity(receipt.effectiveGasPrice),
    logsBloom: `0x${bloom.toString('hex')}`,
    logs: receipt.logs.map(({ address, topics, data, logIndex }) => ({
      ...place,
      address,
      topics,
      data,
      logIndex: quantity(logIndex),
      removed: false,
    })),
  };
}

function traceJson(made: MadeEvmTransaction) {
  const gas = { gas: quantity(made.gasUsed + SPARE), gasUsed: quantity(made.gasUsed) };
  return {
    type: 'CALL',
    from: made.from.address,
    to: made.to,
    value: quantity(made.value),
    ...gas,
    input: made.input,
    output: '0x',
    ...(made.failed && { error: 'execution reverted' }),
    ...(made.calls.length > 0 && {
      calls: made.calls.map(({ from, to, value }) => ({
        type: 'CALL',
        from,
        to,
        value: quantity(value),
        gas: '0x8fc',
        gasUsed: '0x0',
        input: '0x',
        output: '0x',
      })),
    }),
  };
}
