import { encodeAbiParameters, encodeEventTopics, keccak256, parseAbi, stringToHex } from 'viem';
import { describe, expect, it } from 'vitest';
import type { EvmBlock, EvmCall, EvmLog, EvmTransaction } from '../../../src/chains/evm/block/evm-block.ts';
import { blockTransfers } from '../../../src/chains/evm/transfers/block-transfers.ts';
import { tokenEvents } from '../../../src/chains/evm/transfers/token-events.ts';
import { TOKEN_TOPICS } from '../../../src/chains/evm/transfers/token-topics.ts';
import { EVM_CHAINS } from '../../../src/primitives/evm-chain.ts';

const A = `0x${'aa'.repeat(20)}` as const;
const B = `0x${'bb'.repeat(20)}` as const;
const TOKEN = `0x${'cc'.repeat(20)}` as const;
const KITTIES = '0x06012c8cf97bead5deae237070f9587f8e7a266d';
const WETH = EVM_CHAINS.ethereum.wrapped[0]!;
const MOST = 2n ** 256n - 1n;
const LISTS = [{ type: 'uint256[]' }, { type: 'uint256[]' }] as const;
const pad = (address: string): string => `0x${address.slice(2).padStart(64, '0')}`;
const words = (...values: bigint[]): string =>
  encodeAbiParameters(
    values.map(() => ({ type: 'uint256' })),
    values,
  );

function log(
  topics: readonly (string | readonly string[] | null)[],
  data: string,
  address: string = TOKEN,
): EvmLog {
  return { logIndex: 0, txIndex: 0, address, topics: topics as string[], data };
}
const read = (one: EvmLog) => tokenEvents(one, new Set([WETH]));

describe('events of tokens', () => {
  it('the topics are the Keccak hashes of the signatures', () => {
    const signatures = {
      transfer: 'Transfer(address,address,uint256)',
      transferSingle: 'TransferSingle(address,address,address,uint256,uint256)',
      transferBatch: 'TransferBatch(address,address,address,uint256[],uint256[])',
      deposit: 'Deposit(address,uint256)',
      withdrawal: 'Withdrawal(address,uint256)',
    };
    for (const [name, signature] of Object.entries(signatures)) {
      expect(TOKEN_TOPICS[name as keyof typeof TOKEN_TOPICS]).toBe(keccak256(stringToHex(signature)));
    }
  });

  const move = { from: A, to: B };
  it('ERC-20 of any value, with addresses indexed or not', () => {
    const erc20 = [{ kind: 'erc20', ...move, asset: { contract: TOKEN }, value: MOST }];
    expect(read(log([TOKEN_TOPICS.transfer, pad(A), pad(B)], words(MOST)))).toEqual(erc20);
    expect(read(log([TOKEN_TOPICS.transfer, pad(A)], `${pad(B)}${words(MOST).slice(2)}`))).toEqual(erc20);
    expect(read(log([TOKEN_TOPICS.transfer], words(BigInt(A), BigInt(B), MOST)))).toEqual(erc20);
  });
  it('ERC-721, and CryptoKitties with nothing indexed', () => {
    const nft = (contract: string) => [
      { kind: 'erc721', ...move, asset: { contract, tokenId: MOST }, value: 1n },
    ];
    expect(read(log([TOKEN_TOPICS.transfer, pad(A), pad(B), words(MOST)], '0x'))).toEqual(nft(TOKEN));
    expect(read(log([TOKEN_TOPICS.transfer], words(BigInt(A), BigInt(B), MOST), KITTIES))).toEqual(
      nft(KITTIES),
    );
  });
  it('ERC-1155, one and several', () => {
    const abi = parseAbi([
      'event TransferSingle(address indexed operator, address indexed from, address indexed to, uint256 id, uint256 value)',
      'event TransferBatch(address indexed operator, address indexed from, address indexed to, uint256[] ids, uint256[] values)',
    ]);
    const args = { operator: TOKEN, from: A, to: B };
    const part = (tokenId: bigint, value: bigint) => ({
      kind: 'erc1155',
      ...move,
      asset: { contract: TOKEN, tokenId },
      value,
    });
    const single = encodeEventTopics({ abi, eventName: 'TransferSingle', args });
    expect(read(log(single, words(7n, 9n)))).toEqual([part(7n, 9n)]);
    const batch = encodeEventTopics({ abi, eventName: 'TransferBatch', args });
    const data = (ids: bigint[], values: bigint[]) => encodeAbiParameters(LISTS, [ids, values]);
    expect(read(log(batch, data([1n, MOST], [3n, 4n])))).toEqual([part(1n, 3n), part(MOST, 4n)]);
    expect(read(log(batch, data([], [])))).toEqual([]);
    expect(read(log(batch, data([1n], [3n, 4n])))).toBe('1 ids and 2 values');
    expect(read(log(batch, words(64n, 64n, 5n, 1n)))).toBe('a list reaches beyond the data');
    expect(read(log(batch, words(MOST, 64n)))).toBe('a list reaches beyond the data');
  });
  it('wrapping counts only for the contracts of the chain', () => {
    const holder = { asset: { contract: WETH }, value: 5n };
    expect(read(log([TOKEN_TOPICS.deposit, pad(A)], words(5n), WETH))).toEqual([
      { kind: 'wrap', from: WETH, to: A, ...holder },
    ]);
    expect(read(log([TOKEN_TOPICS.withdrawal, pad(A)], words(5n), WETH))).toEqual([
      { kind: 'unwrap', from: A, to: WETH, ...holder },
    ]);
    expect(read(log([TOKEN_TOPICS.deposit, pad(A)], words(5n)))).toEqual([]);
  });
  it('what has the signature but not the shape says why; other events say nothing', () => {
    expect(read(log([TOKEN_TOPICS.transfer, pad(A), pad(B)], '0x'))).toBe('3 topics and 0 bytes of data');
    expect(read(log([TOKEN_TOPICS.transfer, pad(A), pad(B)], '0x1234'))).toBe('3 topics and 2 bytes of data');
    expect(read(log([TOKEN_TOPICS.transfer, words(MOST), pad(B)], words(1n)))).toContain('address');
    expect(read(log([TOKEN_TOPICS.transferSingle, pad(A)], words(1n, 2n)))).toBe(
      '2 topics and 64 bytes of data',
    );
    expect(read(log([TOKEN_TOPICS.deposit], '0x', WETH))).toBe('1 topics and 0 bytes of data');
    expect(read(log([pad(A)], words(1n)))).toEqual([]);
    expect(read(log([], '0x'))).toEqual([]);
  });
});

const tx: EvmTransaction = {
  hash: pad('0x01'),
  index: 0,
  type: 2,
  nonce: 0n,
  from: A,
  to: WETH,
  value: 10n,
  gas: 100n,
  gasPrice: 3n,
  input: '0x',
};
const ZERO = pad('0x00');

function block(change: {
  tx?: Partial<EvmTransaction>;
  logs?: EvmLog[];
  calls?: EvmCall[];
  number?: number;
  status?: boolean;
}): EvmBlock {
  return {
    header: {
      number: change.number ?? 20_000_000,
      hash: ZERO,
      parentHash: ZERO,
      sha3Uncles: ZERO,
      miner: B,
      stateRoot: ZERO,
      transactionsRoot: ZERO,
      receiptsRoot: ZERO,
      logsBloom: '0x',
      difficulty: 0n,
      gasLimit: 0n,
      gasUsed: 0n,
      time: 0,
      extraData: '0x',
      baseFeePerGas: 1n,
    },
    transactions: [{ ...tx, ...change.tx }],
    receipts: [
      {
        txIndex: 0,
        status: change.status ?? true,
        gasUsed: 50n,
        cumulativeGasUsed: 50n,
        effectiveGasPrice: 3n,
        extraFee: 8n,
        contractAddress: undefined,
        logs: change.logs ?? [],
      },
    ],
    calls: change.calls,
    withdrawals: [],
    uncles: [],
    checks: {
      blockHash: true,
      transactionsRoot: true,
      receiptsRoot: true,
      logsBloom: true,
      withdrawalsRoot: true,
      senders: true,
    },
    place: 'test',
  };
}
const moves = (one: EvmBlock, chain = EVM_CHAINS.ethereum) =>
  blockTransfers(one, chain).transfers.map(({ kind, from, to, value, implied }) =>
    implied ? [kind, from, to, value, 'implied'] : [kind, from, to, value],
  );
const FEES = [
  ['burnt-fee', A, undefined, 50n],
  ['burnt-fee', A, undefined, 8n],
  ['fee', A, B, 100n],
];
const deposit = (to: string, value: bigint) => log([TOKEN_TOPICS.deposit, pad(to)], words(value), WETH);
const withdrawal = (from: string, value: bigint) =>
  log([TOKEN_TOPICS.withdrawal, pad(from)], words(value), WETH);

describe('transfers of a block', () => {
  it('a deposit of the OP stack makes coins for its sender, also when the rest of it fails', () => {
    const made = { kind: 'deposit', from: undefined, to: A, asset: {}, value: 50n };
    for (const status of [true, false]) {
      const { transfers } = blockTransfers(
        block({ tx: { type: 0x7e, mint: 50n }, status }),
        EVM_CHAINS.optimism,
      );
      expect(transfers[0]).toMatchObject(made);
      expect(transfers.some(({ kind }) => kind === 'native')).toBe(status);
    }
  });
  it('a wrap that the value of the transaction explains is not told twice', () => {
    expect(moves(block({ logs: [deposit(A, 10n)] }))).toEqual([
      ['native', A, WETH, 10n],
      ['wrap', WETH, A, 10n],
      ...FEES,
    ]);
  });
  it('without traces a router that wraps and unwraps gets its coins implied, once each', () => {
    const logs = [deposit(TOKEN, 10n), withdrawal(TOKEN, 4n)];
    const router = { to: TOKEN };
    expect(moves(block({ tx: router, logs }))).toEqual([
      ['native', A, TOKEN, 10n],
      ['internal', TOKEN, WETH, 10n, 'implied'],
      ['wrap', WETH, TOKEN, 10n],
      ['unwrap', TOKEN, WETH, 4n],
      ['internal', WETH, TOKEN, 4n, 'implied'],
      ...FEES,
    ]);
    const root: EvmCall = {
      txIndex: 0,
      trace: [],
      type: 'call',
      from: A,
      to: TOKEN,
      value: 10n,
      reverted: false,
      selector: '0x',
    };
    const calls: EvmCall[] = [
      root,
      { ...root, trace: [0], from: TOKEN, to: WETH },
      { ...root, trace: [1], type: 'delegatecall', from: TOKEN, to: B },
      { ...root, trace: [2], type: 'call', from: TOKEN, to: B, reverted: true },
      { ...root, trace: [3], type: 'selfdestruct', from: WETH, to: TOKEN, value: 4n },
    ];
    expect(moves(block({ tx: router, logs, calls }))).toEqual([
      ['native', A, TOKEN, 10n],
      ['internal', TOKEN, WETH, 10n],
      ['internal', WETH, TOKEN, 4n],
      ['wrap', WETH, TOKEN, 10n],
      ['unwrap', TOKEN, WETH, 4n],
      ...FEES,
    ]);
  });
  it('a failed transaction pays and moves nothing', () => {
    expect(moves(block({ status: false }))).toEqual(FEES);
  });
  it('the OP stack pays its base fee and data fee to vaults, and nothing for deposits', () => {
    const { optimism } = EVM_CHAINS;
    expect(moves(block({}), optimism).slice(1)).toEqual([
      ['fee', A, '0x4200000000000000000000000000000000000019', 50n],
      ['fee', A, '0x420000000000000000000000000000000000001a', 8n],
      ['fee', A, B, 100n],
    ]);
    expect(moves(block({ tx: { type: 0x7e } }), optimism)).toEqual([['native', A, WETH, 10n]]);
  });
  it('rewards by era, with a thirty-second for each uncle and what the uncle gets by its age', () => {
    const rewards = (number: number, uncles: EvmBlock['uncles'] = []) =>
      blockTransfers({ ...block({ number }), transactions: [], uncles }, EVM_CHAINS.ethereum).transfers.map(
        (one) => [one.kind, one.value],
      );
    const ether = 10n ** 18n;
    expect(rewards(0)).toEqual([]);
    expect(rewards(4_369_999)).toEqual([['reward', 5n * ether]]);
    expect(rewards(4_370_000)).toEqual([['reward', 3n * ether]]);
    expect(rewards(7_279_999)).toEqual([['reward', 3n * ether]]);
    expect(rewards(7_280_000)).toEqual([['reward', 2n * ether]]);
    expect(rewards(15_537_393)).toEqual([['reward', 2n * ether]]);
    expect(rewards(15_537_394)).toEqual([]);
    // Yellow Paper, 11.3: (8 - 2) / 8 of 5 ether for the uncle, 1/32 of it more for the block.
    expect(rewards(3, [{ number: 1, miner: A }])).toEqual([
      ['reward', 5_156_250_000_000_000_000n],
      ['uncle-reward', 3_750_000_000_000_000_000n],
    ]);
  });
});
