import { describe, expect, it } from 'vitest';
import type { EvmLog } from '../../../../src/chains/evm/block/evm-block.ts';
import { decodeProtocolEvents } from '../../../../src/chains/evm/protocols/decode-protocol-events.ts';
import type { ProtocolEvent } from '../../../../src/chains/evm/protocols/protocol-event.ts';
import { EVM_CHAINS } from '../../../../src/primitives/evm-chain.ts';

/**
 * Logs of Ethereum as a public indexer's own tests record them, each with the hash of its transaction. What is expected
 * was read from the words by eye.
 */
const word = (text: string): string => text.padStart(64, '0');

const RECORDED: readonly (readonly [
  name: string,
  txHash: string,
  log: Pick<EvmLog, 'address' | 'topics' | 'data'>,
  expected: Partial<ProtocolEvent>,
])[] = [
  [
    'Tornado Cash: a deposit of 0.1 ETH, leaf 27382',
    '0x2a3c43c481709126e50338fc0f4c69ae9a529e4f60c06560cd1e7233d5736230',
    {
      address: '0x12d66f87a04a9e220743712ce6d9bb1b5616b8fc',
      topics: [
        '0xa945e51eec50ab98c161376f0db4cf2aeba3ec92755fe2fcd388bdbbb80ff196',
        '0x21f951523d1f14cdca65fdd3f3576273b1e8306f1faa014db40b8cea68d005a3',
      ],
      data: `0x${word('6af6')}${word('6412d27f')}`,
    },
    {
      kind: 'mixer-deposit',
      protocol: 'tornado-cash',
      genuine: true,
      paidIn: { asset: {}, value: 100_000_000_000_000_000n },
      note: '0x21f951523d1f14cdca65fdd3f3576273b1e8306f1faa014db40b8cea68d005a3',
    },
  ],
  [
    'Tornado Cash: a withdrawal by a relayer',
    '0xc1352e7c2384ac28be018aeb489d7c9b39206c4b1fa85c8405fb187a11189fba',
    {
      address: '0x12d66f87a04a9e220743712ce6d9bb1b5616b8fc',
      topics: [
        '0xe9e508bad6d4c3227e881ca19068f099da81b5164dd6d62b2eaf1e8bc6c34931',
        `0x${word('a0109274f53609f6be97ec5f3052c659ab80f012')}`,
      ],
      data: `0x${word('42ac66e972d4949e1fa9037dc4941ab5af6a8796')}11522d804ed48530313fa5698db01d8a495f33645e722be49339b23e6a27e5d4${word('29aa8a516f6300')}`,
    },
    {
      kind: 'mixer-withdrawal',
      recipient: '0x42ac66e972d4949e1fa9037dc4941ab5af6a8796',
      relayer: '0xa0109274f53609f6be97ec5f3052c659ab80f012',
      relayerFee: 0x29aa8a516f6300n,
      paidOut: { asset: {}, value: 100_000_000_000_000_000n - 0x29aa8a516f6300n },
      note: '0x11522d804ed48530313fa5698db01d8a495f33645e722be49339b23e6a27e5d4',
    },
  ],
  [
    'Hop: USDC to Optimism',
    '0xb904591eeabbef1575eb3fe64f1681ae1bb60643017241139c96517c9d26e1ac',
    {
      address: '0x3666f603cc164936c1b87e207f36beba4ac5f18a',
      topics: [
        '0x0a0607688c86ec1775abcdbab7b33a3a35a6c9cde677c9be880150c231cc6b0b',
        `0x${word('a')}`,
        `0x${word('e1f0da1b238db9cb3e51bca447f1210c7134277d')}`,
        `0x${word('a6a688f107851131f0e1dce493ebbebfaf99203e')}`,
      ],
      data: `0x${word('12f727ec0')}${word('12daad0bc')}${word('63fd73b2')}${word('0')}`,
    },
    {
      kind: 'bridge-out',
      protocol: 'hop',
      genuine: true,
      toChain: 'optimism',
      farAddress: '0xe1f0da1b238db9cb3e51bca447f1210c7134277d',
    },
  ],
  [
    'Multichain: to Fantom',
    '0x2adb0cf7d4e153c5ac68bbef704a1d50be023ab83e75cace353eb1fb5ce5f463',
    {
      address: '0xe95fd76cf16008c12ff3b3a937cb16cd9cc20284',
      topics: [
        '0x97116cf6cd4f6412bb47914d6db18da9e16ab2142f543b86e207c24fbd16b23a',
        `0x${word('b01371072fdcb9b4433b855e16a682b461f94ab3')}`,
        `0x${word('0686971a2f2f2e749bb2ff0800301ee3e4299c2b')}`,
        `0x${word('0686971a2f2f2e749bb2ff0800301ee3e4299c2b')}`,
      ],
      data: `0x${word('43c33c1937564800000')}${word('1')}${word('fa')}`,
    },
    {
      kind: 'bridge-out',
      protocol: 'multichain',
      genuine: true,
      payer: '0x0686971a2f2f2e749bb2ff0800301ee3e4299c2b',
      paidIn: {
        asset: { contract: '0xb01371072fdcb9b4433b855e16a682b461f94ab3' },
        value: 0x43c33c1937564800000n,
      },
      toChain: '?250',
    },
  ],
  [
    'Multichain: from Fantom, naming the transaction there',
    '0x6ca7f14a96eb79e862c1951c288ce9038eae72f7facae71d7141df454ff3a5ce',
    {
      address: '0xe95fd76cf16008c12ff3b3a937cb16cd9cc20284',
      topics: [
        '0xaac9ce45fe3adf5143598c4f18a369591a20a3384aedaf1b525d29127e1fcd55',
        '0x581e476bbf597dacfb70784ff9951941fcc3a9c11bd255c75325461902641978',
        `0x${word('b01371072fdcb9b4433b855e16a682b461f94ab3')}`,
        `0x${word('82808e67fa3d455e793ac263cc78e79351454d9d')}`,
      ],
      data: `0x${word('12c8a74a2a10da0000')}${word('fa')}${word('1')}`,
    },
    {
      kind: 'bridge-in',
      recipient: '0x82808e67fa3d455e793ac263cc78e79351454d9d',
      fromChain: '?250',
      link: '0x581e476bbf597dacfb70784ff9951941fcc3a9c11bd255c75325461902641978',
    },
  ],
  [
    '0x: LUSD for FRAX',
    '0xc065c6f1a0e33a85dc241c731349be5a91f57373f3324c2948fbf9290ed379a2',
    {
      address: '0xdef1c0ded9bec7f1a1670819833240f027b25eff',
      topics: [
        '0x0f6672f78a59ba8e5e5b5d38df3ebc67f3c792e2c9259b8d97d7f00dd78ba1b3',
        `0x${word('4193736954b08006bf4deeec9771ddaf2a624309')}`,
      ],
      data: `0x${word('5f98805a4e8be255a32880fdec7f6728c6568ba0')}${word('853d955acef822db058eb8505911ed77f175b99e')}${word('350f226768812fe28e66')}${word('35b1c3bf1246342fae49')}`,
    },
    {
      kind: 'swap',
      protocol: '0x',
      genuine: true,
      payer: '0x4193736954b08006bf4deeec9771ddaf2a624309',
      paidIn: {
        asset: { contract: '0x5f98805a4e8be255a32880fdec7f6728c6568ba0' },
        value: 0x350f226768812fe28e66n,
      },
      paidOut: {
        asset: { contract: '0x853d955acef822db058eb8505911ed77f175b99e' },
        value: 0x35b1c3bf1246342fae49n,
      },
    },
  ],
  [
    'CoW: a trade',
    '0x4321d6da9b26a15e401ba09aee8f035925f1b1210f1d3077ed6c9fe78ad27b46',
    {
      address: '0x9008d19f58aabd9ed0d60971565aa8510560ab41',
      topics: [
        '0xa07a543ab8a018198e99ca0184c93fe9050a79400a0a723441f84de1d972cc17',
        `0x${word('7c68c42de679ffb0f16216154c996c354cf1161b')}`,
      ],
      data: `0x${word('616e8bfa43f920657b3497dbf40d6b1a02d4608d')}${word('a0b86991c6218b36c1d19d4a2e9eb0ce3606eb48')}${word('1f8c9eff496d330000')}${word('21f16b98c')}${word('2d788cc43ceeba00')}${word('c0')}${word('38')}d56ca6bb1e89a0673cea7c1b8e4104064084b122a098a4fc5704afd91bc251147c68c42de679ffb0f16216154c996c354cf1161b63efc6af0000000000000000`,
    },
    {
      kind: 'swap',
      protocol: 'cow',
      genuine: true,
      payer: '0x7c68c42de679ffb0f16216154c996c354cf1161b',
      paidIn: {
        asset: { contract: '0x616e8bfa43f920657b3497dbf40d6b1a02d4608d' },
        value: 0x1f8c9eff496d330000n,
      },
      paidOut: { asset: { contract: '0xa0b86991c6218b36c1d19d4a2e9eb0ce3606eb48' }, value: 0x21f16b98cn },
      link: '0xd56ca6bb1e89a0673cea7c1b8e4104064084b122a098a4fc5704afd91bc251147c68c42de679ffb0f16216154c996c354cf1161b63efc6af',
    },
  ],
];

describe('recorded logs', () => {
  it.each(RECORDED)('%s (%s)', (_name, _hash, log, expected) => {
    const { events, undecoded } = decodeProtocolEvents([{ logIndex: 0, txIndex: 0, ...log }], {
      chain: EVM_CHAINS.ethereum,
      transfers: [],
    });
    expect(undecoded).toEqual([]);
    expect(events[0]).toMatchObject(expected);
  });
});
