import { classifyScript } from '../../chains/bitcoin/script/classify-script.ts';
import { ADDRESS_KEY_BYTES, writeAddressKey } from '../../chains/bitcoin/script/write-address-key.ts';
import { blockSubsidy } from '../../chains/bitcoin/verify/block-subsidy.ts';
import type { VerifiedBlock } from '../../chains/bitcoin/verify/verify-block.ts';
import type { BlockColumns } from '../../chains/bitcoin/wire/block-columns.ts';
import { decodeHeader } from '../../chains/bitcoin/wire/decode-header.ts';
import type { Chain } from '../../primitives/chain.ts';
import { noteWrapped } from './note-wrapped.ts';
import { reserveRows } from './reserve-rows.ts';
import type { BlockPlace, Segment } from './segment.ts';

export interface DecodedBlock {
  readonly bytes: Uint8Array;
  readonly columns: BlockColumns;
  readonly verified: VerifiedBlock;
  readonly place: BlockPlace;
}

const key = new Uint8Array(ADDRESS_KEY_BYTES);

/** Copies a decoded and verified block behind the others of the segment. */
export function appendBlock(segment: Segment, block: DecodedBlock, chain: Chain): void {
  const { bytes, columns, verified } = block;
  reserveRows(segment, 'blocks', 1);
  reserveRows(segment, 'transactions', columns.txCount);
  reserveRows(segment, 'inputs', columns.inputCount);
  reserveRows(segment, 'outputs', columns.outputCount);
  appendHeader(segment, block, chain);
  segment.txid.set(verified.txids, segment.transactions * 32);
  for (let tx = 0; tx < columns.txCount; tx++) appendTransaction(segment, columns, tx);
  for (let i = 0; i < columns.inputCount; i++) {
    const row = segment.inputs + i;
    const at = columns.inputPreviousAt[i]!;
    for (let k = 0; k < 32; k++) segment.inputPrevious[row * 32 + k] = bytes[at + k]!;
    segment.inputVout[row] = columns.inputVout[i]!;
    segment.inputSequence[row] = columns.inputSequence[i]!;
  }
  noteWrapped(segment, bytes, columns);
  appendOutputs(segment, bytes, columns);
  segment.blocks += 1;
  segment.transactions += columns.txCount;
  segment.inputs += columns.inputCount;
  segment.outputs += columns.outputCount;
}

function appendHeader(segment: Segment, block: DecodedBlock, chain: Chain): void {
  const { columns } = block;
  const header = decodeHeader(block.bytes, columns.headerAt);
  const row = segment.blocks;
  segment.blockPlace.push(block.place);
  segment.blockHash.set(block.verified.hash, row * 32);
  segment.blockPrevious.set(header.previous, row * 32);
  segment.blockMerkle.set(header.merkleRoot, row * 32);
  segment.blockTime[row] = header.time;
  segment.blockVersion[row] = header.version;
  segment.blockBits[row] = header.bits;
  segment.blockNonce[row] = header.nonce;
  segment.blockSize[row] = columns.endAt - columns.headerAt;
  segment.blockFirstTx[row] = segment.transactions;
  segment.blockTxCount[row] = columns.txCount;
  segment.blockSubsidy[row] = blockSubsidy(chain, segment.base.blocks + row);
}

function appendTransaction(segment: Segment, columns: BlockColumns, tx: number): void {
  const row = segment.transactions + tx;
  const size = columns.txEnd[tx]! - columns.txAt[tx]!;
  const stripped = columns.txSegwit[tx] === 0 ? size : 8 + columns.txBodyEnd[tx]! - columns.txBodyAt[tx]!;
  segment.txBlock[row] = segment.blocks;
  segment.txVersion[row] = columns.txVersion[tx]!;
  segment.txLocktime[row] = columns.txLocktime[tx]!;
  segment.txSize[row] = size;
  segment.txWeight[row] = stripped * 3 + size;
  segment.txSegwit[row] = columns.txSegwit[tx]!;
  segment.txFirstInput[row] = segment.inputs + columns.txFirstInput[tx]!;
  segment.txFirstOutput[row] = segment.outputs + columns.txFirstOutput[tx]!;
}

function appendOutputs(segment: Segment, bytes: Uint8Array, columns: BlockColumns): void {
  for (let o = 0; o < columns.outputCount; o++) {
    const row = segment.outputs + o;
    const at = columns.outputScriptAt[o]!;
    const length = columns.outputScriptLength[o]!;
    const kind = classifyScript(bytes, at, length);
    segment.outputValue[row] = columns.outputValue[o]!;
    segment.outputKind[row] = kind;
    segment.outputAddress[row] = -1;
    if (writeAddressKey({ bytes, at, length, kind }, key, 0)) {
      const known = segment.addressKeys.size;
      const address = segment.addressKeys.insert(key, 0);
      segment.outputAddress[row] = address;
      if (address === known) segment.addressFirstOutput[address] = row;
    }
    if (segment.scripts.length < segment.scriptBytes + length) reserveRows(segment, 'scriptBytes', length);
    for (let k = 0; k < length; k++) segment.scripts[segment.scriptBytes + k] = bytes[at + k]!;
    segment.scriptBytes += length;
    segment.outputScriptAt[row + 1] = segment.scriptBytes;
  }
}
