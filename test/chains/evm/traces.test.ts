import { describe, expect, it } from 'vitest';
import type { EvmTransaction } from '../../../src/chains/evm/block/evm-block.ts';
import { decodeTraces } from '../../../src/chains/evm/rpc/decode-traces.ts';

const [A, B, C, D] = ['aa', 'bb', 'cc', 'dd'].map((byte) => `0x${byte.repeat(20)}`) as [
  string,
  string,
  string,
  string,
];
const NOBODY = `0x${'00'.repeat(20)}`;
const at = { number: 5, place: 'here' };

function transaction(index: number, change: Partial<EvmTransaction> = {}): EvmTransaction {
  return {
    hash: `0x${String(index).padStart(64, '0')}`,
    index,
    type: 0,
    nonce: 0n,
    from: A,
    to: B,
    value: 9n,
    gas: 0n,
    gasPrice: 0n,
    input: '0x',
    ...change,
  };
}

// One transaction: A pays 9 to B; B creates C with 1, calls D with 2 (which fails after it called A with 3), asks D
// statically, and destroys itself in favour of D with 6. Written down in both forms by hand, after geth's page on
// built-in tracers and OpenEthereum's page on the trace module.
const GETH = {
  txHash: transaction(0).hash,
  result: {
    type: 'CALL',
    from: A,
    to: B,
    value: '0x9',
    gas: '0x1',
    gasUsed: '0x1',
    input: '0x12345678ff',
    calls: [
      { type: 'CREATE', from: B, to: C, value: '0x1', input: '0x6000', gas: '0x1', gasUsed: '0x1' },
      {
        type: 'CALL',
        from: B,
        to: D,
        value: '0x2',
        input: '0x',
        error: 'execution reverted',
        calls: [{ type: 'CALL', from: D, to: A, value: '0x3', input: '0x' }],
      },
      { type: 'STATICCALL', from: B, to: D, input: '0xaabbccdd' },
      { type: 'SELFDESTRUCT', from: B, to: D, value: '0x6', gas: '0x0', gasUsed: '0x0', input: '0x' },
    ],
  },
};
const common = { transactionPosition: 0, transactionHash: transaction(0).hash, blockNumber: 5, subtraces: 0 };
const call = (callType: string, action: object) => ({
  ...common,
  type: 'call',
  action: { callType, gas: '0x1', ...action },
});
const PARITY = [
  {
    ...call('call', { from: A, to: B, value: '0x9', input: '0x12345678ff' }),
    traceAddress: [],
    result: { output: '0x' },
  },
  {
    ...common,
    type: 'create',
    action: { from: B, value: '0x1', init: '0x6000', gas: '0x1' },
    result: { address: C, code: '0x', gasUsed: '0x1' },
    traceAddress: [0],
  },
  { ...call('call', { from: B, to: D, value: '0x2', input: '0x' }), traceAddress: [1], error: 'Reverted' },
  { ...call('call', { from: D, to: A, value: '0x3', input: '0x' }), traceAddress: [1, 0], result: {} },
  {
    ...call('staticcall', { from: B, to: D, value: '0x0', input: '0xaabbccdd' }),
    traceAddress: [2],
    result: {},
  },
  {
    ...common,
    type: 'suicide',
    action: { address: B, refundAddress: D, balance: '0x6' },
    result: null,
    traceAddress: [3],
  },
  {
    type: 'reward',
    action: { author: A, rewardType: 'block', value: '0x1' },
    traceAddress: [],
    blockNumber: 5,
  },
];
const one = (trace: number[], type: string, fields: object) => ({
  txIndex: 0,
  trace,
  type,
  from: B,
  to: D,
  reverted: false,
  selector: '0x',
  ...fields,
});
const EXPECTED = [
  one([], 'call', { from: A, to: B, value: 9n, selector: '0x12345678' }),
  one([0], 'create', { to: C, value: 1n }),
  one([1], 'call', { value: 2n, reverted: true }),
  one([1, 0], 'call', { from: D, to: A, value: 3n, reverted: true }),
  one([2], 'staticcall', { value: 0n, selector: '0xaabbccdd' }),
  one([3], 'selfdestruct', { value: 6n }),
];

describe('traces', () => {
  it('callTracer and trace_block say the same', () => {
    expect(decodeTraces([GETH], [transaction(0)], at)).toEqual(EXPECTED);
    expect(decodeTraces(PARITY, [transaction(0)], at)).toEqual(EXPECTED);
    // Old versions of geth give the call itself, without an envelope.
    expect(decodeTraces([GETH.result], [transaction(0)], at)).toEqual(EXPECTED);
  });
  it('a failed transaction reverts all that it called, a failed creation has no address', () => {
    const failed = { ...GETH.result, error: 'out of gas' };
    expect(decodeTraces([failed], [transaction(0)], at).every((entry) => entry.reverted)).toBe(true);
    const [root, ...rest] = PARITY;
    const flat = decodeTraces(
      [{ ...root, error: 'Out of gas', result: null }, ...rest],
      [transaction(0)],
      at,
    );
    expect(flat.every((entry) => entry.reverted)).toBe(true);
    const creation = { ...PARITY[1]!, traceAddress: [], error: 'Bad instruction', result: null };
    expect(decodeTraces([creation], [transaction(0, { from: B, to: undefined, value: 1n })], at)).toEqual([
      one([], 'create', { to: undefined, value: 1n, reverted: true }),
    ]);
  });
  it('the calls of one transaction do not revert those of the next', () => {
    const [root] = PARITY;
    const two = [
      { ...root, error: 'Reverted' },
      { ...root, transactionPosition: 1 },
    ];
    expect(decodeTraces(two, [transaction(0), transaction(1)], at).map((entry) => entry.reverted)).toEqual([
      true,
      false,
    ]);
  });
  it('what the chain itself does may have no trace', () => {
    const system = transaction(1, { from: NOBODY, to: NOBODY, value: 0n });
    expect(decodeTraces(PARITY, [transaction(0), system], at)).toHaveLength(6);
  });

  const wrong: [string, string, readonly unknown[], EvmTransaction[]][] = [
    ['one trace too few', 'EVM_TRACES', [GETH], [transaction(0), transaction(1)]],
    ['a transaction without one', 'EVM_TRACES', PARITY, [transaction(0), transaction(1)]],
    [
      'a trace too many',
      'EVM_TRACES',
      [PARITY[0], { ...PARITY[0], transactionPosition: 1 }],
      [transaction(0)],
    ],
    [
      'the trace of another transaction',
      'EVM_TRACES',
      [{ ...GETH, txHash: transaction(3).hash }],
      [transaction(0)],
    ],
    ['another sender', 'EVM_TRACES', [GETH], [transaction(0, { from: C })]],
    ['another value', 'EVM_TRACES', [GETH], [transaction(0, { value: 10n })]],
    [
      'a tracer that gave up',
      'EVM_TRACES',
      [{ txHash: GETH.txHash, error: 'execution timeout' }],
      [transaction(0)],
    ],
    ['a type that does not exist', 'EVM_FIELD', [{ ...GETH.result, type: 'TELEPORT' }], [transaction(0)]],
    ['nothing', 'EVM_FIELD', [null], [transaction(0)]],
  ];
  it.each(wrong)('%s: %s', (_, code, raw, transactions) => {
    expect(() => decodeTraces(raw, transactions, at)).toThrow(expect.objectContaining({ code }));
  });
});
