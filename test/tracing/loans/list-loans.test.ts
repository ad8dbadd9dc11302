import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import type { ProtocolEvent } from '../../../src/chains/evm/protocols/protocol-event.ts';
import { traceAccounts } from '../../../src/tracing/accounts/trace-accounts.ts';
import { listLoans } from '../../../src/tracing/loans/list-loans.ts';
import { temporaryFolder } from '../../support/make-chain.ts';
import { addressOf, hashOf, openWorld, type Tx } from '../../support/make-ledger.ts';

const folder = temporaryFolder();
afterAll(() => folder.remove());
let worlds = 0;

const token = (name: string, value: bigint) => ({ asset: { contract: addressOf(name) }, value });
const event = (of: Partial<ProtocolEvent>): Partial<ProtocolEvent> => ({
  protocol: 'aave-v3',
  site: addressOf('market'),
  link: addressOf('market'),
  ...of,
});
/** The token goes to the contract of its shares, which makes shares for it. */
const supply = (who: string, value: number, more: Partial<ProtocolEvent> = {}): Tx => ({
  sender: who,
  moves: [
    { from: who, to: 'aUSDC', value, asset: 'USDC' },
    { from: '0', to: who, value, asset: 'aUSDC' },
  ],
  events: [
    event({ kind: 'loan-supply', payer: addressOf(who), paidIn: token('USDC', BigInt(value)), ...more }),
  ],
});
const borrow = (who: string, value: number, more: Partial<ProtocolEvent> = {}): Tx => ({
  sender: who,
  moves: [{ from: 'aDAI', to: who, value, asset: 'DAI' }],
  events: [
    event({
      kind: 'loan-borrow',
      payer: addressOf(who),
      recipient: addressOf(who),
      paidOut: token('DAI', BigInt(value)),
      ...more,
    }),
  ],
});
const theft: Tx[] = [{ moves: [{ from: 'thief', to: 'mule', value: 100, asset: 'USDC' }] }];

async function loansOf(blocks: readonly (readonly Tx[])[]) {
  const source = await openWorld(join(folder.path, `w${worlds++}`), [theft, ...blocks], {
    chain: 'ethereum',
  });
  const seeds = [{ kind: 'source' as const, address: addressOf('thief'), label: 'theft' }];
  try {
    const result = await traceAccounts({ source }, { seeds, policies: ['fifo'] });
    return { result, loans: await listLoans(source, result) };
  } finally {
    await source.close();
  }
}

it('a loan behind traced collateral is a candidate, in no sum, and the collateral is followed', async () => {
  const { result, loans } = await loansOf([[supply('mule', 80)], [borrow('mule', 50)]]);
  expect(loans).toEqual([
    {
      chain: 'ethereum',
      protocol: 'aave-v3',
      borrower: addressOf('mule'),
      recipient: addressOf('mule'),
      borrowed: { tx: hashOf(3, 0), time: 1_600_000_036, amount: token('DAI', 50n), decimals: undefined },
      collateral: [
        { tx: hashOf(2, 0), time: 1_600_000_024, amount: token('USDC', 80n), decimals: undefined },
      ],
    },
  ]);
  const held = result.terminals.map(({ address, asset, amounts }) => [
    address,
    result.assets.get(asset)!.contract,
    amounts.fifo,
  ]);
  // 20 in USDC and 80 in shares; nothing of what was borrowed.
  expect(held).toEqual([
    [addressOf('mule'), addressOf('USDC'), 20n],
    [addressOf('mule'), addressOf('aUSDC'), 80n],
  ]);
});

it.each([
  ['before the collateral', [[borrow('mule', 50)], [supply('mule', 80)]]],
  ['by somebody else', [[supply('mule', 80)], [borrow('honest', 50)]]],
  ['in another market', [[supply('mule', 80)], [borrow('mule', 50, { link: addressOf('other') })]]],
  ['said by a contract in no list', [[supply('mule', 80)], [borrow('mule', 50, { genuine: false })]]],
  [
    'against collateral in another asset',
    [[supply('mule', 80, { paidIn: token('WBTC', 80n) })], [borrow('mule', 50)]],
  ],
  [
    'against what only a contract in no list took',
    [[supply('mule', 80, { genuine: false })], [borrow('mule', 50)]],
  ],
] as const)('no candidate: a loan %s', async (_, blocks) => {
  expect((await loansOf(blocks)).loans).toEqual([]);
});
