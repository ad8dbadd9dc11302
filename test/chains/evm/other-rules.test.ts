import { concat, keccak256, numberToHex, stringToHex } from 'viem';
import { describe, expect, it } from 'vitest';
import { readEvmBlock } from '../../../src/chains/evm/verify/read-evm-block.ts';
import { EVM_CHAINS, type EvmChainId } from '../../../src/primitives/evm-chain.ts';
import { sharedData } from '../../support/shared-data.ts';
import { realBlock } from './support/real-blocks.ts';

const NOBODY = `0x${'00'.repeat(20)}`;

/** A block with one more transaction, as a node of the chain would append it. */
function withAppended(fields: Record<string, unknown>) {
  const raw = realBlock(4_369_999);
  const place = { blockHash: raw.block.hash, transactionIndex: '0x16' };
  const { hash } = fields;
  raw.block.transactions.push({
    ...place,
    from: NOBODY,
    to: NOBODY,
    value: '0x0',
    gas: '0x0',
    gasPrice: '0x0',
    nonce: '0x0',
    input: '0x',
    ...fields,
  });
  const log = {
    address: NOBODY,
    topics: [`0x${'11'.repeat(32)}`],
    data: '0x',
    logIndex: '0x0',
    transactionHash: hash,
  };
  raw.receipts.push({
    ...place,
    transactionHash: hash,
    gasUsed: '0x0',
    cumulativeGasUsed: '0x0',
    status: '0x1',
    logs: [{ ...log, ...place }],
  } as never);
  return raw;
}

describe.skipIf(!sharedData.present)(`rules beyond Ethereum's${sharedData.reason}`, () => {
  const settings = { place: 'here', receiptsRequired: true } as const;
  // The block is signed for Ethereum; only the rules are another chain's.
  const like = (id: EvmChainId) => ({ ...EVM_CHAINS[id], chainId: 1 });
  // Bor's core/types/bor_receipt.go: keccak256("matic-bor-receipt-" + number, 8 bytes + block hash).
  const hash = keccak256(
    concat([
      stringToHex('matic-bor-receipt-'),
      numberToHex(4_369_999, { size: 8 }),
      '0x51bc754831f33817e755039d90af3b20ea1e21905529ddaa03d7ba9f5fc9e66f',
    ]),
  );
  const signature = { v: '0x0', r: '0x0', s: '0x0' };

  it("Bor's state sync is in the block and its logs, and in no root", () => {
    const block = readEvmBlock(withAppended({ hash, ...signature }), {
      chain: like('polygon'),
      ...settings,
    }).settle();
    expect(block.checks).toMatchObject({ transactionsRoot: true, receiptsRoot: true, logsBloom: true });
    expect(block.transactions).toHaveLength(23);
    expect(block.receipts!.at(-1)!.logs).toHaveLength(1);
  });
  it('nothing else may be appended, and nothing on Ethereum', () => {
    const other = withAppended({ hash: `0x${'12'.repeat(32)}`, ...signature });
    expect(() => readEvmBlock(other, { chain: like('polygon'), ...settings })).toThrow('content hashes to');
    const right = withAppended({ hash, ...signature });
    expect(() => readEvmBlock(right, { chain: EVM_CHAINS.ethereum, ...settings })).toThrow(
      'content hashes to',
    );
  });
  it('a type that is not known leaves the roots unchecked where a chain makes such, the block hash is checked all the same', () => {
    const raw = withAppended({ hash: `0x${'12'.repeat(32)}`, type: '0x6a' });
    for (const chain of [like('arbitrum'), like('polygon')]) {
      const { checks } = readEvmBlock(raw, { chain, ...settings }).settle();
      expect(checks).toMatchObject({
        blockHash: true,
        transactionsRoot: false,
        receiptsRoot: false,
        logsBloom: false,
      });
    }
  });
  it('a chain with another header has no block hash to check', () => {
    const raw = realBlock(4_369_999);
    raw.block.extraData = '0x';
    for (const chain of [like('avalanche'), like('harmony')]) {
      const { checks } = readEvmBlock(raw, { chain, ...settings }).settle();
      expect(checks).toMatchObject({ blockHash: false, transactionsRoot: true });
    }
  });
});
