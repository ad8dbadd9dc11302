import { describe, expect, it } from 'vitest';
import { loadRecovery } from '../../../src/chains/evm/senders/load-recovery.ts';
import type { SignatureColumns } from '../../../src/chains/evm/senders/signature-columns.ts';
import { blockTransfers } from '../../../src/chains/evm/transfers/block-transfers.ts';
import { readEvmBlock } from '../../../src/chains/evm/verify/read-evm-block.ts';
import { EVM_CHAINS } from '../../../src/primitives/evm-chain.ts';
import { JejakError } from '../../../src/primitives/jejak-error.ts';
import { sharedData } from '../../support/shared-data.ts';
import { REAL_BLOCKS, realBlock } from './support/real-blocks.ts';

const chain = EVM_CHAINS.ethereum;
const ETHER = 10n ** 18n;

/** The code of the error that reading throws, with its place. */
function refusal(raw: ReturnType<typeof realBlock>, recover?: (columns: SignatureColumns) => void): string {
  try {
    const block = readEvmBlock(raw, { chain, place: 'here', receiptsRequired: true });
    const signatures = block.signatures();
    recover?.(signatures);
    block.settle(recover && signatures);
  } catch (error) {
    expect(error).toBeInstanceOf(JejakError);
    expect((error as JejakError).message).toContain('here');
    return (error as JejakError).code;
  }
  return 'accepted';
}

describe.skipIf(!sharedData.present)(`real Ethereum blocks${sharedData.reason}`, () => {
  it.each(REAL_BLOCKS)('block %i passes every check', async (number) => {
    const read = readEvmBlock(realBlock(number), { chain, place: 'file', receiptsRequired: true });
    const signatures = read.signatures();
    (await loadRecovery())(signatures);
    const block = read.settle(signatures);
    expect(block.header.number).toBe(number);
    expect(block.checks).toEqual({
      blockHash: true,
      transactionsRoot: true,
      receiptsRoot: true,
      logsBloom: true,
      withdrawalsRoot: true,
      senders: true,
    });
  });

  it.each([
    [4_369_999, 158],
    [18_000_000, 141],
  ] as const)('block %i has %i ERC-20 transfers', (number, count) => {
    const { transfers } = blockTransfers(
      readEvmBlock(realBlock(number), { chain, place: 'file' }).settle(),
      chain,
    );
    expect(transfers.filter((one) => one.kind === 'erc20')).toHaveLength(count);
  });

  it('block 1,000,000: two transfers, their fees and the reward, as block explorers show them', () => {
    const block = readEvmBlock(realBlock(1_000_000), { chain, place: 'file' }).settle();
    const { transfers, inferred, unclesMissing } = blockTransfers(block, chain);
    expect(unclesMissing).toBe(false);
    const native = transfers.filter((one) => one.kind === 'native');
    expect(native.map((one) => one.value)).toEqual([100n * ETHER, 437_194_980_000_000_000n]);
    expect(transfers.filter((one) => one.kind === 'fee').map((one) => one.value)).toEqual([
      2354887722000000n,
      1260000000000000n,
    ]);
    expect(transfers.filter((one) => one.kind === 'reward')).toEqual([
      expect.objectContaining({ to: block.header.miner, value: 5n * ETHER, txIndex: -1, from: undefined }),
    ]);
    expect(inferred).toEqual([0, 1]);
  });

  it('block 18,000,000: gas times price is what the senders pay, the base fee of it is burnt, 16 withdrawals', () => {
    const raw = realBlock(18_000_000);
    const block = readEvmBlock(raw, { chain, place: 'file' }).settle();
    const { transfers } = blockTransfers(block, chain);
    const sum = (kind: string) =>
      transfers.filter((one) => one.kind === kind).reduce((total, one) => total + one.value, 0n);
    const paid = raw.receipts
      .map((one) => BigInt(String(one.gasUsed)) * BigInt(String(one.effectiveGasPrice)))
      .reduce((a, b) => a + b, 0n);
    expect(sum('burnt-fee')).toBe(0xf7e9abn * 0x50ead8e39n);
    expect(sum('burnt-fee') + sum('fee')).toBe(paid);
    const withdrawals = transfers.filter((one) => one.kind === 'withdrawal');
    expect(withdrawals).toHaveLength(16);
    expect(withdrawals[0]).toMatchObject({
      to: '0xd7a0b38496064412a8d6b1f77bc30ada93e7b7a5',
      value: 0xeb0d50n * 10n ** 9n,
    });
    expect(sum('reward')).toBe(0n);
    // Failed transactions move nothing but their fee.
    for (const [index, receipt] of raw.receipts.entries()) {
      if (receipt.status !== '0x0') continue;
      const kinds = transfers.filter((one) => one.txIndex === index).map((one) => one.kind);
      expect(kinds.filter((kind) => kind !== 'fee' && kind !== 'burnt-fee')).toEqual([]);
    }
  });

  const cases: [string, string, (raw: ReturnType<typeof realBlock>) => void][] = [
    [
      'a changed state root',
      'EVM_BLOCK_HASH',
      (raw) => {
        raw.block.stateRoot = `0x${'11'.repeat(32)}`;
      },
    ],
    [
      'another time',
      'EVM_BLOCK_HASH',
      (raw) => {
        raw.block.timestamp = '0x64ea2690';
      },
    ],
    [
      'a field of a later fork',
      'EVM_HEADER_FIELD',
      (raw) => {
        raw.block.excessBlobGas = '0x0';
      },
    ],
    [
      'another value',
      'EVM_TX_HASH',
      (raw) => {
        raw.block.transactions[1]!.value = '0x1';
      },
    ],
    [
      'another recipient',
      'EVM_TX_HASH',
      (raw) => {
        raw.block.transactions[1]!.to = `0x${'22'.repeat(20)}`;
      },
    ],
    [
      'a missing last transaction',
      'EVM_TX_ROOT',
      (raw) => {
        raw.block.transactions.pop();
        raw.receipts.pop();
      },
    ],
    [
      'another amount in a log',
      'EVM_RECEIPTS_ROOT',
      (raw) => {
        firstLog(raw).data = `0x${'00'.repeat(31)}01`;
      },
    ],
    [
      'another topic',
      'EVM_BLOOM',
      (raw) => {
        firstLog(raw).topics = [`0x${'77'.repeat(32)}`];
      },
    ],
    [
      'a status turned',
      'EVM_RECEIPTS_ROOT',
      (raw) => {
        raw.receipts[0]!.status = '0x0';
      },
    ],
    [
      'one receipt too few',
      'EVM_RECEIPTS_MISSING',
      (raw) => {
        raw.receipts.pop();
      },
    ],
    [
      'a receipt of another transaction',
      'EVM_RECEIPT',
      (raw) => {
        raw.receipts.reverse();
      },
    ],
    [
      'gas that does not add up',
      'EVM_RECEIPT',
      (raw) => {
        raw.receipts[3]!.gasUsed = '0x1';
      },
    ],
    [
      'a price that was not paid',
      'EVM_RECEIPT',
      (raw) => {
        raw.receipts[3]!.effectiveGasPrice = '0x1';
      },
    ],
    [
      'a contract that nobody created',
      'EVM_RECEIPT',
      (raw) => {
        raw.receipts[0]!.contractAddress = `0x${'22'.repeat(20)}`;
      },
    ],
    [
      'a log out of place',
      'EVM_RECEIPT',
      (raw) => {
        firstLog(raw).logIndex = '0x7';
      },
    ],
    [
      'a log of another block',
      'EVM_FIELD',
      (raw) => {
        firstLog(raw).blockHash = `0x${'33'.repeat(32)}`;
      },
    ],
    [
      'a withdrawal too few',
      'EVM_WITHDRAWALS',
      (raw) => {
        (raw.block.withdrawals as unknown[]).pop();
      },
    ],
    [
      'an address that is too short',
      'EVM_FIELD',
      (raw) => {
        raw.block.miner = '0x12';
      },
    ],
    [
      'no transactions',
      'EVM_FIELD',
      (raw) => {
        delete (raw.block as Record<string, unknown>).transactions;
      },
    ],
    [
      'hashes instead of transactions',
      'EVM_FIELD',
      (raw) => {
        raw.block.transactions[0] = raw.block.transactions[0]!.hash as never;
      },
    ],
    [
      'a number beyond what is exact',
      'EVM_FIELD',
      (raw) => {
        raw.block.transactions[0]!.value = 2 ** 60;
      },
    ],
    [
      'traces of fewer transactions',
      'EVM_TRACES',
      (raw) => {
        Object.assign(raw, { traces: [] });
      },
    ],
  ];
  it.each(cases)('refuses %s: %s', (_, code, change) => {
    const raw = realBlock(18_000_000);
    change(raw);
    expect(refusal(raw)).toBe(code);
  });
  it('refuses a wrong sender, names the transaction, and says so only when senders are recovered', async () => {
    const raw = realBlock(18_000_000);
    raw.block.transactions[5]!.from = `0x${'44'.repeat(20)}`;
    expect(refusal(raw)).toBe('accepted');
    const recover = await loadRecovery();
    expect(refusal(raw, recover)).toBe('EVM_SENDER');
    const read = readEvmBlock(raw, { chain, place: 'here' });
    const signatures = read.signatures();
    recover(signatures);
    expect(() => read.settle(signatures)).toThrow(
      expect.objectContaining({
        meta: expect.objectContaining({
          hash: raw.block.transactions[5]!.hash,
          expected: `0x${'44'.repeat(20)}`,
        }),
      }),
    );
  });
  it('a wrong sender is named before what follows from it', async () => {
    const raw = realBlock(4_369_999);
    const creation = raw.block.transactions.findIndex((tx) => tx.to === null);
    const index = creation < 0 ? 0 : creation;
    raw.block.transactions[index]!.from = `0x${'44'.repeat(20)}`;
    raw.receipts[index]!.gasUsed = '0x1';
    expect(refusal(raw)).toBe('EVM_RECEIPT');
    expect(refusal(raw, await loadRecovery())).toBe('EVM_SENDER');
  });
  it('refuses uncles that the header does not name', () => {
    const raw = realBlock(1_000_000);
    expect(refusal({ ...raw, uncles: [] } as never)).toBe('accepted');
    expect(refusal({ ...raw, uncles: [realBlock(4_369_999).block] } as never)).toBe('EVM_UNCLES');
  });
  it('without receipts, signatures or a complete header the checks say so', () => {
    const raw = realBlock(4_369_999);
    for (const tx of raw.block.transactions) for (const name of ['v', 'r', 's']) delete tx[name];
    delete (raw.block as Record<string, unknown>).mixHash;
    const { checks } = readEvmBlock(
      { block: raw.block },
      { chain, place: 'file', partialSchema: true },
    ).settle();
    expect(checks).toEqual({
      blockHash: false,
      transactionsRoot: false,
      receiptsRoot: false,
      logsBloom: false,
      withdrawalsRoot: true,
      senders: false,
    });
  });
  it('a status where the root covers a state root leaves the root unchecked', () => {
    const raw = realBlock(4_369_999);
    for (const receipt of raw.receipts) {
      delete receipt.root;
      receipt.status = '0x1';
    }
    const { checks } = readEvmBlock(raw, { chain, place: 'file' }).settle();
    expect(checks).toMatchObject({ receiptsRoot: false, logsBloom: true, transactionsRoot: true });
  });
});

function firstLog(raw: ReturnType<typeof realBlock>): Record<string, unknown> {
  return raw.receipts.find((one) => one.logs.length > 0)!.logs[0]!;
}
