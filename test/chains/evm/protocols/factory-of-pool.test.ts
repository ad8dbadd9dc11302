import { expect, it } from 'vitest';
import { factoryOfPool } from '../../../../src/chains/evm/protocols/swaps/factory-of-pool.ts';
import type { EvmChainId } from '../../../../src/primitives/evm-chain.ts';

const USDC = '0xa0b86991c6218b36c1d19d4a2e9eb0ce3606eb48';
const WETH = '0xc02aaa39b223fe8d0a0e5c4f27ead9083c756cc2';

/** Large pools whose addresses explorers and the projects' own pages give. */
it.each<[string, EvmChainId, string, [string, string]]>([
  ['uniswap-v2', 'ethereum', '0xb4e16d0168e52d35cacd2c6185b44281ec28c9dc', [USDC, WETH]],
  ['sushiswap', 'ethereum', '0x397ff1542f962076d0bfe58ea045ffa2d347aca0', [USDC, WETH]],
  ['uniswap-v3', 'ethereum', '0x88e6a0c2ddd26feeb64f039a2c41296fcb3f5640', [USDC, WETH]],
  ['uniswap-v3', 'ethereum', '0x8ad599c3a0ff1de082011efddc58f1908eb6e6d8', [USDC, WETH]],
  ['pancakeswap-v3', 'ethereum', '0x1ac1a8feaaea1900c4166deeed0c11cc10669d36', [USDC, WETH]],
  [
    'pancakeswap-v2',
    'bnb',
    '0x58f876857a02d6762e0101bb5c46a8c1ed44dc16',
    ['0xbb4cdb9cbd36b01bd1cbaebf2de08d9173bc095c', '0xe9e7cea3dedca5984780bafc599bd69add087d56'],
  ],
  [
    'sushiswap',
    'polygon',
    '0xc4e595acdd7d12fec385e5da5d43160e8a0bac0e',
    ['0x0d500b1d8e8ef31e21c99d1db9a6444d3adf1270', '0x7ceb23fd6bc0add59e62ac25578270cff1b9f619'],
  ],
  [
    'uniswap-v3',
    'base',
    '0xd0b53d9277642d899df5c87a3966a349a798f224',
    ['0x4200000000000000000000000000000000000006', '0x833589fcd6edb6e08f4c7c32d4f71b54bda02913'],
  ],
])('%s on %s makes %s', (protocol, chain, pool, tokens) => {
  const withFee = protocol.endsWith('v3');
  expect(factoryOfPool(chain, pool, { tokens, withFee })).toBe(protocol);
  expect(factoryOfPool(chain, pool, { tokens, withFee: !withFee })).toBeUndefined();
  expect(factoryOfPool(chain, pool, { tokens: [tokens[1], tokens[0]], withFee })).toBeUndefined();
});
