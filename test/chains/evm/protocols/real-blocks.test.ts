import { describe, expect, it } from 'vitest';
import { decodeProtocolEvents } from '../../../../src/chains/evm/protocols/decode-protocol-events.ts';
import { EVM_CHAINS } from '../../../../src/primitives/evm-chain.ts';
import { sharedData } from '../../../support/shared-data.ts';
import { changesOf } from './changes-of.ts';
import { realBlocks } from './real-blocks.ts';

/** First topics as explorers and the protocols' own documentation print them. */
const TOPICS = {
  v2Swap: '0xd78ad95fa46c994b6551d0da85fc275fe613ce37657fb8d5e3d130840159d822',
  v3Swap: '0xc42079f94a6350d7e6235f29174924f928cc2ac818eb64fed8004e115fbcca67',
};

describe.skipIf(!sharedData.present)(`real blocks${sharedData.reason}`, () => {
  const chain = EVM_CHAINS.ethereum;
  const blocks = sharedData.present ? realBlocks() : [];
  const decoded = blocks.map((block) =>
    decodeProtocolEvents(block.logs, { chain, transfers: block.transfers }),
  );

  it('every log is an event or is listed with a reason, once', () => {
    for (const [i, { events, undecoded }] of decoded.entries()) {
      const seen = [...events, ...undecoded].map(({ logIndex }) => logIndex).sort((a, b) => a - b);
      expect(seen).toEqual(blocks[i]!.logs.map(({ logIndex }) => logIndex).sort((a, b) => a - b));
      expect(undecoded.filter(({ reason }) => reason === 'malformed')).toEqual([]);
    }
  });

  it('finds as many swaps of pools as the raw data has first topics', () => {
    for (const [topic, name] of [
      [TOPICS.v2Swap, /-v2|sushiswap/],
      [TOPICS.v3Swap, /-v3/],
    ] as const) {
      const raw = blocks.map(({ logs }) => logs.filter(({ topics }) => topics[0] === topic).length);
      const found = decoded.map(
        ({ events }) => events.filter(({ kind, protocol }) => kind === 'swap' && name.test(protocol)).length,
      );
      expect(found).toEqual(raw);
    }
    // Counted in the raw files: 69 swaps of V2 pools and 10 of V3 pools in the two blocks of ethereum-etl.
    const inEtl = decoded.slice(0, 2).flatMap(({ events }) => events.filter(({ kind }) => kind === 'swap'));
    expect(inEtl.filter(({ protocol }) => /-v2|sushiswap/.test(protocol))).toHaveLength(69);
    expect(inEtl.filter(({ protocol }) => /-v3/.test(protocol))).toHaveLength(10);
  });

  it('has both assets of every swap of a V2 pool, each with a transfer of that token at the pool', () => {
    let checked = 0;
    for (const [i, { events }] of decoded.entries()) {
      for (const event of events.filter(
        ({ kind, protocol }) => kind === 'swap' && /-v2|sushiswap/.test(protocol),
      )) {
        const at = blocks[i]!.transfers.filter(({ txIndex }) => txIndex === event.txIndex);
        expect(event.paidIn && event.paidOut, `${blocks[i]!.number}:${event.logIndex}`).toBeDefined();
        expect(
          at.some(({ to, asset }) => to === event.site && asset.contract === event.paidIn!.asset.contract),
        ).toBe(true);
        expect(
          at.some(
            ({ from, asset }) => from === event.site && asset.contract === event.paidOut!.asset.contract,
          ),
        ).toBe(true);
        checked++;
      }
    }
    expect(checked).toBeGreaterThan(69);
  });

  it('says of each pool of a lone V2 swap what it got and gave by its transfers', () => {
    let checked = 0;
    for (const [i, { events }] of decoded.entries()) {
      for (const event of events.filter(
        ({ kind, protocol }) => kind === 'swap' && protocol === 'uniswap-v2',
      )) {
        const own = events.filter(({ txIndex, site }) => txIndex === event.txIndex && site === event.site);
        const at = blocks[i]!.transfers.filter(({ txIndex }) => txIndex === event.txIndex);
        // Coins that keep a fee of each transfer move more than what the event says.
        const touching = at.filter(({ from, to }) => from === event.site || to === event.site);
        const plain = touching.length === 2 && touching.some(({ value }) => value === event.paidOut!.value);
        if (own.length !== 1 || !plain) continue;
        expect(changesOf(at).get(event.site)).toEqual(
          new Map([
            [event.paidIn!.asset.contract, event.paidIn!.value],
            [event.paidOut!.asset.contract, -event.paidOut!.value],
          ]),
        );
        checked++;
      }
    }
    expect(checked).toBeGreaterThan(30);
  });

  it('names the pool of the first swap of block 17173049 and its amounts', () => {
    // Logs 0 to 3 of transaction 0xeb107a40…18dd0: WETH in, a token out, Sync, Swap, read by eye from the raw file.
    const event = decoded[0]!.events[0]!;
    expect(event).toMatchObject({
      kind: 'swap',
      protocol: 'uniswap-v2',
      genuine: true,
      site: '0x7054b0f980a7eb5b3a6b3446f3c947d80162775c',
      paidIn: {
        asset: { contract: '0xc02aaa39b223fe8d0a0e5c4f27ead9083c756cc2' },
        value: 7056176614974947328n,
      },
    });
  });

  it('finds the four bridge transfers of these blocks, as the raw words have them', () => {
    const found = decoded.flatMap(({ events }, i) =>
      events
        .filter(({ kind }) => kind.startsWith('bridge'))
        .map((event) => [blocks[i]!.number, event.logIndex, event] as const),
    );
    expect(found).toMatchObject([
      [
        17173049,
        195,
        {
          kind: 'bridge-in',
          protocol: 'synapse',
          genuine: true,
          recipient: '0xfac635b0a4e5f11fabac4cb235965b661242cd82',
          link: '0x1283f11643a6251b5b62e509c8eb123c6f8d8e13e07e4a61a55986ac0978346a',
        },
      ],
      [
        17173050,
        261,
        {
          kind: 'bridge-in',
          protocol: 'multichain',
          genuine: true,
          recipient: '0x02d10f41f3a88614c63f718272c60da7bf37a53e',
          fromChain: '?25',
          link: '0x7f33e9eac16fe821ff43994f5285753499e9d91211605ca55e19b35394979568',
        },
      ],
      [
        17173050,
        327,
        {
          kind: 'bridge-out',
          protocol: 'hop',
          genuine: true,
          toChain: 'arbitrum',
          farAddress: '0xaff2d179ec048f136b3e2036363b4bdc80d05d86',
        },
      ],
      [
        18000000,
        156,
        {
          kind: 'bridge-out',
          protocol: 'synapse',
          genuine: true,
          toChain: 'arbitrum',
          farAddress: '0xbb849336aae2efd8f9881da3c6e5bd10d6b702d0',
          paidIn: {
            asset: { contract: '0xc02aaa39b223fe8d0a0e5c4f27ead9083c756cc2' },
            value: 195_000_000_000_000_000n,
          },
        },
      ],
    ]);
  });

  it('proves the factory of every swap that Uniswap or a fork of it made here', () => {
    // A proof by hash (CREATE2): a wrong name would need a collision.
    const swaps = decoded.flatMap(({ events }) =>
      events.filter(({ kind, protocol }) => kind === 'swap' && protocol !== '1inch'),
    );
    expect(swaps.every(({ genuine }) => genuine)).toBe(true);
    expect(new Set(swaps.map(({ protocol }) => protocol))).toEqual(
      new Set(['uniswap-v2', 'uniswap-v3', 'sushiswap']),
    );
  });
});
