import fc from 'fast-check';
import { type AbiEvent, type AbiParameter, parseAbiItem, toEventSelector } from 'viem';
import { describe, expect, it } from 'vitest';
import { eventTopic } from '../../../../src/chains/evm/protocols/abi/event-topic.ts';
import { parseEventSignature } from '../../../../src/chains/evm/protocols/abi/parse-event-signature.ts';
import { readEvent } from '../../../../src/chains/evm/protocols/abi/read-event.ts';
import { PROTOCOL_TABLES } from '../../../../src/chains/evm/protocols/protocol-tables.ts';
import { encodeEvent } from './encode-event.ts';

const signatures = PROTOCOL_TABLES.flatMap(({ events }) => events.map(({ signature }) => signature));

const hex = (bytes: number) =>
  fc
    .uint8Array({ minLength: bytes, maxLength: bytes })
    .map((data) => `0x${Buffer.from(data).toString('hex')}`);

/** Any value of a type, as viem takes it. */
function anyOf(parameter: AbiParameter): fc.Arbitrary<unknown> {
  const { type } = parameter;
  const array = /^(.*)\[(\d*)\]$/.exec(type);
  if (array) {
    const of = anyOf({ ...parameter, type: array[1]! } as AbiParameter);
    const length = array[2] === '' ? undefined : Number(array[2]);
    return fc.array(of, length === undefined ? { maxLength: 3 } : { minLength: length, maxLength: length });
  }
  if (type === 'tuple') {
    const parts = (parameter as { components: readonly AbiParameter[] }).components;
    return fc.record(Object.fromEntries(parts.map((part) => [part.name!, anyOf(part)])));
  }
  if (type === 'address') return hex(20);
  if (type === 'bool') return fc.boolean();
  if (type === 'string') return fc.string();
  if (type === 'bytes') return fc.nat({ max: 70 }).chain(hex);
  if (type.startsWith('bytes')) return hex(Number(type.slice(5)));
  const bits = Number(type.replace(/^u?int/, ''));
  const any = type.startsWith('u')
    ? fc.bigInt(0n, 2n ** BigInt(bits) - 1n)
    : fc.bigInt(-(2n ** BigInt(bits - 1)), 2n ** BigInt(bits - 1) - 1n);
  // viem takes small integers as numbers.
  return bits <= 48 ? any.map(Number) : any;
}

/** The same value as this project has it: integers as bigint. */
function asRead(value: unknown): unknown {
  if (typeof value === 'number') return BigInt(value);
  if (Array.isArray(value)) return value.map(asRead);
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, asRead(part)]));
  }
  return value;
}

describe('events of the tables', () => {
  it.each(signatures)('%s: topic as viem computes it, values as viem encodes them', (signature) => {
    const abi = parseAbiItem(`event ${signature}`) as AbiEvent;
    const event = parseEventSignature(signature);
    expect(eventTopic(event)).toBe(toEventSelector(abi));
    fc.assert(
      fc.property(
        fc.record(Object.fromEntries(abi.inputs.map((input) => [input.name!, anyOf(input)]))),
        (values) => {
          const read = readEvent(event, encodeEvent(signature, values));
          const hashed = abi.inputs.filter(({ indexed, type }) => indexed && /^(bytes|string)$/.test(type));
          const expected = { ...(asRead(values) as Record<string, unknown>) };
          for (const { name } of hashed) delete expected[name!];
          expect(read).toMatchObject(expected);
        },
      ),
      { numRuns: 20 },
    );
  });

  it('no two rows of one topic would read the same logs', () => {
    const shapes = signatures.map((signature) => {
      const event = parseEventSignature(signature);
      return `${eventTopic(event)} ${event.parameters.map(({ indexed }) => (indexed ? 'i' : '-')).join('')}`;
    });
    expect(new Set(shapes).size).toBe(shapes.length);
  });
});

describe('first topics that explorers print', () => {
  it.each([
    [
      'Transfer(address indexed from,address indexed to,uint256 value)',
      '0xddf252ad1be2c89b69c2b068fc378daa952ba7f163c4a11628f55a4df523b3ef',
    ],
    [
      'LogMessagePublished(address indexed sender,uint64 sequence,uint32 nonce,bytes payload,uint8 consistencyLevel)',
      '0x6eb224fb001ed210e379b335e35efe88672a8ce935d981a6896b27ffdf52a3b2',
    ],
    [
      'TransferOutAndCall(address indexed vault,address target,uint256 amount,address finalAsset,address to,uint256 amountOutMin,string memo)',
      '0x8e5841bcd195b858d53b38bcf91b38d47f3bc800469b6812d35451ab619c6f6c',
    ],
    [
      'OrderFilledRFQ(bytes32 orderHash,uint256 makingAmount)',
      '0xc3b639f02b125bfa160e50739b8c44eb2d1b6908e2b6d5925c6d770f2ca78127',
    ],
    [
      'LOG_SWAP(address indexed caller,address indexed tokenIn,address indexed tokenOut,uint256 tokenAmountIn,uint256 tokenAmountOut)',
      '0x908fb5ee8f16c6bc9bc3690973819f32a4d4b10188134543c88706e0e1d43378',
    ],
    [
      'Swap(bytes32 indexed id,address indexed sender,int128 amount0,int128 amount1,uint160 sqrtPriceX96,uint128 liquidity,int24 tick,uint24 fee)',
      '0x40e9cecb9f5f1f1c5b9c97dec2917b7ee92e57ba5563708daca94dd84ad7112f',
    ],
    [
      'Shield(uint256 treeNumber,uint256 startPosition,(bytes32 npk,(uint8 tokenType,address tokenAddress,uint256 tokenSubID) token,uint120 value)[] commitments,(bytes32[3] encryptedBundle,bytes32 shieldKey)[] shieldCiphertext,uint256[] fees)',
      '0x3a5b9dc26075a3801a6ddccf95fec485bb7500a91b44cec1add984c21ee6db3b',
    ],
  ])('%s', (signature, topic) => {
    expect(eventTopic(parseEventSignature(signature))).toBe(topic);
  });
});

describe('logs that are not what the declaration says', () => {
  const signature = 'Named(address indexed who,uint8 small,string text)';
  const event = parseEventSignature(signature);
  const good = encodeEvent(signature, { who: `0x${'11'.repeat(20)}`, small: 7, text: 'memo' });
  const word = (hexadecimal: string) => hexadecimal.padStart(64, '0');
  it.each([
    ['a topic too many', { ...good, topics: [...good.topics, good.topics[0]!] }],
    ['data cut off', { ...good, data: good.data.slice(0, -64) }],
    ['no data', { ...good, data: '0x' }],
    ['an address with more than 20 bytes', { ...good, topics: [good.topics[0]!, `0x${'11'.repeat(32)}`] }],
    ['a number too large for its type', { ...good, data: `0x${word('100')}${good.data.slice(66)}` }],
    ['an offset out of the data', { ...good, data: `0x${word('7')}${word('ffff')}${good.data.slice(130)}` }],
    [
      'a length out of the data',
      { ...good, data: `0x${word('7')}${word('40')}${word('ffff')}${'00'.repeat(32)}` },
    ],
    [
      'a length above 2^53',
      { ...good, data: `0x${word('7')}${word('40')}${'f'.repeat(64)}${'00'.repeat(32)}` },
    ],
  ])('%s is refused', (_, log) => {
    expect(readEvent(event, good)).toEqual({ who: `0x${'11'.repeat(20)}`, small: 7n, text: 'memo' });
    expect(readEvent(event, log)).toBeUndefined();
  });
});
