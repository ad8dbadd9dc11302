import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeProtocolEvents } from '../../../../src/chains/evm/protocols/decode-protocol-events.ts';
import { indexTables } from '../../../../src/chains/evm/protocols/index-tables.ts';
import { PROTOCOL_TABLES } from '../../../../src/chains/evm/protocols/protocol-tables.ts';
import type { Transfer } from '../../../../src/chains/evm/transfers/transfer.ts';
import { EVM_CHAINS } from '../../../../src/primitives/evm-chain.ts';
import { encodeEvent } from './encode-event.ts';

const address = (digit: string): string => `0x${digit.repeat(40)}`;
const [pool, ann, bob, low, high, other] = ['9', 'a', 'b', '1', '2', '3'].map(address) as [
  string,
  string,
  string,
  string,
  string,
  string,
];
const id = `0x${'1d'.repeat(32)}`;
const chain = EVM_CHAINS.ethereum;

const move = (from: string, to: string, [contract, value]: [string | undefined, bigint]): Transfer => ({
  kind: contract === undefined ? 'internal' : 'erc20',
  txIndex: 0,
  order: 0,
  from,
  to,
  asset: contract === undefined ? {} : { contract },
  value,
});
const signature = (start: string, part = ''): string =>
  PROTOCOL_TABLES.flatMap(({ events }) => events)
    .map((row) => row.signature)
    .find((text) => text.startsWith(start) && text.includes(part))!;
const decode = (log: ReturnType<typeof encodeEvent>, transfers: Transfer[] = [], coins?: string[]) =>
  decodeProtocolEvents([log], { chain, transfers, ...(coins && { assetsOf: () => coins }) }).events[0];

describe('pools that name no tokens', () => {
  const v2 = (fields: Partial<Record<string, bigint>>) =>
    encodeEvent(
      signature('Swap(address indexed sender,uint256 amount0In'),
      { sender: ann, to: bob, amount0In: 0n, amount1In: 0n, amount0Out: 0n, amount1Out: 0n, ...fields },
      { address: pool },
    );
  it('V2: the lower address is token0', () => {
    const into = [move(ann, pool, [high, 5n]), move(pool, bob, [low, 7n])];
    expect(decode(v2({ amount1In: 5n, amount0Out: 7n }), into)).toMatchObject({
      protocol: 'uniswap-v2-like',
      payer: ann,
      recipient: bob,
      paidIn: { asset: { contract: high }, value: 5n },
      paidOut: { asset: { contract: low }, value: 7n },
    });
    // The other way round the amounts belong to nobody's tokens.
    const wrong = decode(v2({ amount0In: 5n, amount1Out: 7n }), into)!;
    expect([wrong.kind, wrong.paidIn, wrong.paidOut]).toEqual(['swap', undefined, undefined]);
  });
  it('V2: two pairs that fit leave the amounts empty, unless the caller knows the pool', () => {
    const two = [move(ann, pool, [high, 5n]), move(ann, pool, [other, 5n]), move(pool, bob, [low, 7n])];
    const log = v2({ amount1In: 5n, amount0Out: 7n });
    expect(decode(log, two)!.paidIn).toBeUndefined();
    expect(decode(log, two, [low, other])).toMatchObject({ paidIn: { asset: { contract: other } } });
  });
  it('V2: a flash loan paid back in the same token is a gain and no exchange', () => {
    const log = v2({ amount0In: 1_003n, amount0Out: 1_000n });
    const event = decode(log, [], [low, high])!;
    expect(event).toMatchObject({ paidIn: { asset: { contract: low }, value: 3n } });
    expect(event.paidOut).toBeUndefined();
  });
  it.each(['int24 tick)', 'protocolFeesToken1'])('V3, %s: positive is what the pool gains', (part) => {
    const log = encodeEvent(
      signature('Swap(address indexed sender,address indexed recipient', part),
      {
        sender: ann,
        recipient: bob,
        amount0: 5n,
        amount1: -7n,
        sqrtPriceX96: 1n,
        liquidity: 1n,
        tick: -1,
        protocolFeesToken0: 0n,
        protocolFeesToken1: 0n,
      },
      { address: pool },
    );
    expect(decode(log, [move(ann, pool, [low, 5n]), move(pool, bob, [high, 7n])])).toMatchObject({
      protocol: 'uniswap-v3-like',
      paidIn: { asset: { contract: low }, value: 5n },
      paidOut: { asset: { contract: high }, value: 7n },
    });
  });
  it('V4: negative is what the swapper pays, the native coin is an asset', () => {
    const manager = '0x000000000004444c5dc75cb358380d2e3de08a90';
    const log = encodeEvent(
      signature('Swap(bytes32 indexed id,address indexed sender'),
      { id, sender: ann, amount0: -5n, amount1: 7n, sqrtPriceX96: 1n, liquidity: 1n, tick: 0, fee: 500 },
      { address: manager },
    );
    expect(decode(log, [move(ann, manager, [undefined, 5n]), move(manager, ann, [low, 7n])])).toMatchObject({
      protocol: 'uniswap-v4',
      genuine: true,
      paidIn: { asset: {}, value: 5n },
      paidOut: { asset: { contract: low }, value: 7n },
    });
  });
  it('Curve: by the transfers, or by the caller list of coins', () => {
    const log = encodeEvent(
      signature('TokenExchange(address indexed buyer,int128'),
      { buyer: ann, sold_id: 0n, tokens_sold: 5n, bought_id: 1n, tokens_bought: 7n },
      { address: pool },
    );
    const expected = {
      protocol: 'curve',
      payer: ann,
      paidIn: { asset: { contract: high }, value: 5n },
      paidOut: { asset: { contract: low }, value: 7n },
    };
    expect(decode(log, [move(ann, pool, [high, 5n]), move(pool, ann, [low, 7n])])).toMatchObject(expected);
    expect(decode(log, [], [high, low])).toMatchObject(expected);
  });
});

describe('events that name their tokens', () => {
  it('Balancer 1 and 2', () => {
    const one = { caller: ann, tokenIn: low, tokenOut: high, tokenAmountIn: 5n, tokenAmountOut: 7n };
    expect(decode(encodeEvent(signature('LOG_SWAP'), one))).toMatchObject({
      protocol: 'balancer-v1',
      payer: ann,
      paidIn: { asset: { contract: low }, value: 5n },
    });
    const two = { poolId: id, tokenIn: low, tokenOut: high, amountIn: 5n, amountOut: 7n };
    const vault = '0xba12222222228d8ba445958a75a0704d566bf2c8';
    expect(
      decode(encodeEvent(signature('Swap(bytes32 indexed poolId'), two, { address: vault })),
    ).toMatchObject({
      protocol: 'balancer-v2',
      genuine: true,
      paidOut: { asset: { contract: high }, value: 7n },
    });
  });
  it('0x 2: tokens are in the asset data', () => {
    const erc20 = (token: string) => `0xf47261b0${token.slice(2).padStart(64, '0')}`;
    const fill = {
      makerAddress: bob,
      feeRecipientAddress: bob,
      takerAddress: ann,
      senderAddress: ann,
      makerAssetFilledAmount: 7n,
      takerAssetFilledAmount: 5n,
      makerFeePaid: 0n,
      takerFeePaid: 0n,
      orderHash: id,
      makerAssetData: erc20(high),
      takerAssetData: erc20(low),
    };
    const start =
      'Fill(address indexed makerAddress,address indexed feeRecipientAddress,address takerAddress';
    expect(decode(encodeEvent(signature(start), fill))).toMatchObject({
      protocol: '0x',
      payer: ann,
      paidIn: { asset: { contract: low }, value: 5n },
      paidOut: { asset: { contract: high }, value: 7n },
      link: id,
    });
    const art = { ...fill, makerAssetData: `0x02571792${'00'.repeat(64)}` };
    expect(decode(encodeEvent(signature(start), art))!.paidOut).toBeUndefined();
  });
  it('Kyber: the proxy speaks, the network behind it is silent then', () => {
    const proxy = '0x818e6fecd516ecc3849daf6845e3ec868087b755';
    const native = `0x${'ee'.repeat(20)}`;
    const said = encodeEvent(
      signature('ExecuteTrade(address indexed trader,address src,address dest,uint256'),
      { trader: ann, src: native, dest: low, actualSrcAmount: 5n, actualDestAmount: 7n },
      { address: proxy, logIndex: 1 },
    );
    const network = encodeEvent(
      signature('KyberTrade'),
      {
        trader: ann,
        src: native,
        dest: low,
        srcAmount: 5n,
        dstAmount: 7n,
        destAddress: bob,
        ethWeiValue: 5n,
        reserve1: pool,
        reserve2: pool,
        hint: '0x',
      },
      { address: pool },
    );
    const both = decodeProtocolEvents([network, said], { chain, transfers: [] });
    expect(both.events).toMatchObject([
      { protocol: 'kyber', genuine: true, paidIn: { asset: {}, value: 5n } },
    ]);
    expect(both.undecoded).toEqual([{ logIndex: 0, reason: 'says-nothing' }]);
    expect(decode(network)).toMatchObject({
      recipient: bob,
      paidOut: { asset: { contract: low }, value: 7n },
    });
  });
  it('1inch: Swapped, and fills only where the contract is known', () => {
    const swapped = {
      sender: ann,
      srcToken: low,
      dstToken: high,
      dstReceiver: bob,
      spentAmount: 5n,
      returnAmount: 7n,
    };
    expect(decode(encodeEvent(signature('Swapped'), swapped))).toMatchObject({
      protocol: '1inch',
      recipient: bob,
    });
    const fill = encodeEvent(signature('OrderFilled(address indexed maker'), {
      maker: bob,
      orderHash: id,
      remaining: 0n,
    });
    expect(decode(fill)).toBeUndefined();
    expect(decode({ ...fill, address: '0x1111111254eeb25477b68fb85ed929f73a960582' })).toMatchObject({
      payer: bob,
      link: id,
    });
  });
});

it('no log breaks the decoder, whatever its words, and none gets lost', () => {
  const topics = [...indexTables(PROTOCOL_TABLES).keys()];
  const known = PROTOCOL_TABLES.flatMap(({ contracts, events }) => [
    ...Object.values(contracts ?? {}).flat(),
    ...events.flatMap((row) => Object.values(row.contracts ?? {}).flat()),
  ]);
  const word = fc.oneof(
    fc.constantFrom('0'.repeat(64), 'f'.repeat(64), '20'.padStart(64, '0'), '40'.padStart(64, '0')),
    fc.nat({ max: 300 }).map((n) => n.toString(16).padStart(64, '0')),
    fc.uint8Array({ minLength: 32, maxLength: 32 }).map((bytes) => Buffer.from(bytes).toString('hex')),
  );
  const log = fc.record({
    logIndex: fc.nat(),
    txIndex: fc.nat({ max: 2 }),
    address: fc.constantFrom(pool, ...known),
    topics: fc
      .tuple(fc.constantFrom(...topics), fc.array(word, { maxLength: 3 }))
      .map(([first, rest]) => [first, ...rest.map((text) => `0x${text}`)]),
    data: fc.array(word, { maxLength: 20 }).map((words) => `0x${words.join('')}`),
  });
  fc.assert(
    fc.property(
      fc.array(log, { maxLength: 4 }),
      fc.constantFrom(...Object.values(EVM_CHAINS)),
      (logs, any) => {
        const { events, undecoded } = decodeProtocolEvents(logs, { chain: any, transfers: [] });
        expect(events.length + undecoded.length).toBe(logs.length);
      },
    ),
    { numRuns: 2_000 },
  );
});
