import { describe, expect, it } from 'vitest';
import type { Transfer } from '../../../src/chains/evm/transfers/transfer.ts';
import type { BitcoinLeg, EvmLeg } from '../../../src/tracing/bridges/bridge-leg.ts';
import { matchBridges } from '../../../src/tracing/bridges/match-bridges.ts';
import { BRIDGES } from './bridge-cases.ts';
import { type Log, legOf, move, plain, ROUTER, someone, stranger, ZERO } from './bridge-wish.ts';

describe('refunds of THORChain', () => {
  const thorchain = { ...BRIDGES.find(({ name }) => name === 'THORChain, within Ethereum')!, decimals: 18 };
  const payer = '0xfc0cc6e85dff3d75e3985e0cb83b090cfd498dd1';
  const hash = '0x851b4997cf8f9fba806b3780e0c178ccb173ae78e3fd5056f7375b059b22bd3a';
  const deposit = (memo: string, transfers: readonly Transfer[]): Log => ({
    chain: 'ethereum',
    event: 'Deposit',
    site: ROUTER,
    fields: { to: someone(8), asset: ZERO, amount: 13_612_730_000_000_000n, memo },
    txHash: hash,
    transfers,
  });
  const refund = (to: string): Log => ({
    chain: 'ethereum',
    event: 'TransferOut',
    site: ROUTER,
    fields: {
      vault: someone(8),
      to,
      asset: ZERO,
      amount: 6_412_730_000_000_000n,
      memo: `REFUND:${plain(hash).toUpperCase()}`,
    },
  });
  const order = 'SWAP:BTC.BTC:3FFiJrNsGpvAZ8iuFivSDnTJ5oAg5JUHGw:33598';
  const paid = [move(payer, ROUTER, [undefined, 13_612_730_000_000_000n])];
  const match = (near: Log, far: Log, sender?: string) => {
    const out = legOf(thorchain, near, { far: false }) as EvmLeg;
    return matchBridges(
      [{ ...out, ...(sender !== undefined && { sender }) }],
      [legOf(thorchain, far, { far: true })!],
    );
  };
  // ShapeShift: deposit 851B4997… of 0.01361273 ETH, "fail swap, not enough fee", refund 0xa1e6d3cd… of 0.00641273 ETH.
  it('go to whoever paid', () => {
    const { matched } = match(deposit(order, paid), refund(payer));
    expect(matched).toMatchObject([{ refund: true, agrees: { id: 'yes', recipient: 'yes', amount: 'no' } }]);
    expect(match(deposit(order, []), refund(payer), payer).matched).toHaveLength(1);
  });
  it('to anybody else are a doubt, also to the recipient that the order names', () => {
    const reasons = (near: Log, to: string) => match(near, refund(to)).doubtful.map(({ reason }) => reason);
    expect(reasons(deposit(order, paid), stranger)).toEqual(['other-recipient']);
    expect(reasons(deposit(`=:ETH.ETH:${stranger}`, paid), stranger)).toEqual(['other-recipient']);
    // Nobody knows who paid.
    expect(reasons(deposit(order, []), stranger)).toEqual(['memo-alone']);
  });
  it('go to the address that the order names for refunds, and then to nobody else', () => {
    const named = deposit(`=:BTC.BTC:3FFiJrNsGpvAZ8iuFivSDnTJ5oAg5JUHGw/${someone(4)}`, paid);
    expect(match(named, refund(someone(4))).matched).toHaveLength(1);
    expect(match(named, refund(payer)).doubtful).toMatchObject([{ reason: 'other-recipient' }]);
  });
  it('of more than went in are a doubt', () => {
    const more = refund(payer);
    const result = match(deposit(order, paid), {
      ...more,
      fields: { ...more.fields, amount: 13_612_730_000_000_001n },
    });
    expect(result.doubtful).toMatchObject([{ reason: 'pays-more' }]);
  });
  it('from Bitcoin to Bitcoin rest on memos alone', () => {
    // ShapeShift: order 1A15D2C4…, refund 89d3c6fb… by the vault bc1qgpa0….
    const txid = '1a15d2c488fca6fe4b50a930bdfcf320dad6fcff629b8d91310648e35fcee967';
    const own = 'bc1qss42t2tk76cst7267xj4jsuddqea69zgdkql89';
    const vault = 'bc1qgpa0uz3ph4076j4f3kjxgzzd6t5298sdtjvwc9';
    const near: BitcoinLeg = {
      txid,
      memo: '=:ETH.ETH:0x7fFA927b18576304bFF35d5C1bFe20CDa66C1BF1:52656381:ss:29',
      outputs: [{ address: vault, value: 3_000_000n }],
      payers: [own],
      time: 1_704_985_728,
    };
    const far: BitcoinLeg = {
      txid: '89d3c6fb860248a517bcff7b7e0846d76a6b67186da705f798cd3a2943e6d0b2',
      memo: `REFUND:${txid.toUpperCase()}`,
      outputs: [
        { address: own, value: 2_943_300n },
        { address: vault, value: 18_457_764_510n },
      ],
      payers: [vault],
      time: 1_704_988_619,
    };
    expect(matchBridges([near], [far])).toMatchObject({ matched: [], doubtful: [{ reason: 'memo-alone' }] });
    const elsewhere = { ...far, outputs: [{ address: vault, value: 5n }] };
    expect(matchBridges([near], [elsewhere]).doubtful).toMatchObject([{ reason: 'other-recipient' }]);
  });
});
