import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { TORNADO_POOLS } from '../../../../src/chains/evm/protocols/mixers/tornado-pools.ts';
import { sharedData } from '../../../support/shared-data.ts';

describe('pools of Tornado Cash', () => {
  it('have one address each on a chain, and round values', () => {
    expect(new Set(TORNADO_POOLS.map(({ chain, address }) => `${chain} ${address}`)).size).toBe(
      TORNADO_POOLS.length,
    );
    const at = (address: string, chain = 'ethereum') =>
      TORNADO_POOLS.find((pool) => pool.address === address && pool.chain === chain);
    expect(at('0x12d66f87a04a9e220743712ce6d9bb1b5616b8fc')).toMatchObject({
      name: '0.1 ETH',
      denomination: 10n ** 17n,
    });
    expect(at('0xa160cdab225685da1d56aa342ad8841c3b53f291')).toMatchObject({
      name: '100 ETH',
      denomination: 10n ** 20n,
    });
    expect(at('0x1e34a77868e19a6647b1f2f47b51ed72dede95dd', 'bnb')).toMatchObject({ name: '100 BNB' });
    expect(at('0x1e34a77868e19a6647b1f2f47b51ed72dede95dd', 'arbitrum')).toMatchObject({ name: '100 ETH' });
  });
  it.skipIf(!sharedData.present)(`have the names of Tutela's list${sharedData.reason}`, () => {
    const list = JSON.parse(
      readFileSync(sharedData.path('labels/etherscan/tutela_tornado_pools.json'), 'utf8'),
    ) as Record<string, string>;
    expect(Object.keys(list)).toHaveLength(19);
    for (const [address, name] of Object.entries(list)) {
      expect(TORNADO_POOLS.find((pool) => pool.address === address && pool.chain === 'ethereum')?.name).toBe(
        name,
      );
    }
  });
});
