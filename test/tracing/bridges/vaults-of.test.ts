import { describe, expect, it } from 'vitest';
import type { BitcoinLeg, BridgeLeg, EvmLeg } from '../../../src/tracing/bridges/bridge-leg.ts';
import { matchBridges } from '../../../src/tracing/bridges/match-bridges.ts';
import { vaultsOf } from '../../../src/tracing/bridges/vaults-of.ts';

const T = 1_600_000_000;
const person = (n: number): string => `0x${n.toString(16).padStart(40, '0')}`;
const home = (n: number): string => `bc1qhome${n.toString().padStart(34, '0')}`;
const VAULT = 'bc1qgpa0uz3ph4076j4f3kjxgzzd6t5298sdtjvwc9';
const hash = (n: number): string => n.toString(16).padStart(64, '0');

/** A payment at a router for a Bitcoin address, and what pays it out there. */
function toBitcoin(
  n: number,
  about: { payer?: string; to?: string; by?: readonly string[]; genuine?: boolean },
): [EvmLeg, BitcoinLeg] {
  const to = about.to ?? home(n);
  const deposit: EvmLeg = {
    event: {
      kind: 'bridge-out',
      protocol: 'thorchain',
      txIndex: 0,
      logIndex: n,
      site: '0x',
      genuine: about.genuine ?? true,
      toChain: 'bitcoin',
      farAddress: to,
      ...(about.payer !== undefined && { payer: about.payer }),
      memo: `=:BTC.BTC:${to}`,
    },
    chain: 'ethereum',
    txHash: `0x${hash(n)}`,
    time: T + n,
  };
  const payout: BitcoinLeg = {
    txid: hash(1_000 + n),
    memo: `OUT:${hash(n)}`,
    outputs: [
      { address: to, value: 5n },
      { address: (about.by ?? [VAULT])[0], value: 7n },
    ],
    payers: about.by ?? [VAULT],
    time: T + 600 + n,
  };
  return [deposit, payout];
}

/** An order on Bitcoin for an Ethereum address, and the event of a router that pays it out. */
function fromBitcoin(
  n: number,
  about: { payer?: string; into?: string; refund?: string; genuine?: boolean },
): [BitcoinLeg, EvmLeg] {
  const order: BitcoinLeg = {
    txid: hash(n),
    memo: `=:ETH.ETH:${person(n)}${about.refund ? `/${about.refund}` : ''}`,
    outputs: [
      { address: about.into ?? VAULT, value: 9n },
      { address: about.payer ?? home(n), value: 1n },
    ],
    payers: [about.payer ?? home(n)],
    time: T + n,
  };
  const payout: EvmLeg = {
    event: {
      kind: 'bridge-in',
      protocol: 'thorchain',
      txIndex: 0,
      logIndex: n,
      site: '0x',
      genuine: about.genuine ?? true,
      recipient: person(n),
      link: hash(n),
      memo: `OUT:${hash(n)}`,
    },
    chain: 'ethereum',
    txHash: `0x${hash(2_000 + n)}`,
    time: T + 300 + n,
  };
  return [order, payout];
}

function vaults(pairs: readonly (readonly [BridgeLeg, BridgeLeg])[], starts: readonly string[] = []) {
  const { matched } = matchBridges(
    pairs.map(([out]) => out),
    pairs.map(([, into]) => into),
  );
  return vaultsOf(matched, starts);
}

describe('an address is a vault', () => {
  it('when a listed router paid out an order that it was paid with in the first output', () => {
    expect(vaults([fromBitcoin(1, {}), fromBitcoin(50, {})])).toEqual([
      { chain: 'bitcoin', address: VAULT, from: T + 1, to: T + 50, orders: 2, depositors: 2 },
    ]);
    expect(vaults([fromBitcoin(1, {})])).toHaveLength(1);
  });
  it('when it paid out what two people had paid in at a listed router', () => {
    const pairs = [toBitcoin(1, { payer: person(71) }), toBitcoin(2, { payer: person(72) })];
    expect(vaults(pairs)).toEqual([
      { chain: 'bitcoin', address: VAULT, from: T + 601, to: T + 602, orders: 2, depositors: 2 },
    ]);
  });
  it('when it paid out one order and was paid with another that a router answered', () => {
    expect(vaults([toBitcoin(1, { payer: person(71) }), fromBitcoin(2, {})])).toMatchObject([
      { from: T + 2, to: T + 601, orders: 2 },
    ]);
  });
});

describe('an address is no vault', () => {
  const own = home(99);
  it.each<[string, [BridgeLeg, BridgeLeg][], string[]?]>([
    [
      'when one person made the deposits that it says it pays out',
      [1, 2, 3].map((n) => toBitcoin(n, { payer: person(7), by: [own] })),
    ],
    [
      'when two deposits name one recipient',
      [1, 2].map((n) => toBitcoin(n, { payer: person(n), to: home(5), by: [own] })),
    ],
    ['when nobody knows who made the deposits', [1, 2].map((n) => toBitcoin(n, { by: [own] }))],
    [
      'when others signed the payout with it',
      [1, 2].map((n) => toBitcoin(n, { payer: person(n), by: [own, home(98)] })),
    ],
    [
      'when the deposits are events of contracts in no list',
      [1, 2].map((n) => toBitcoin(n, { payer: person(n), by: [own], genuine: false })),
    ],
    [
      'when the order that paid it is answered by a contract in no list',
      [fromBitcoin(1, { into: own, genuine: false })],
    ],
    [
      'when an order that counts names it as recipient',
      [fromBitcoin(1, { into: own }), toBitcoin(2, { payer: person(7), to: own })],
    ],
    [
      'when an order that counts names it for refunds',
      [fromBitcoin(1, { into: own }), fromBitcoin(2, { refund: own })],
    ],
    ['when it gave an order that counts', [fromBitcoin(1, { into: own }), fromBitcoin(2, { payer: own })]],
    ['when the order paid its own sender first', [fromBitcoin(1, { into: own, payer: own })]],
    ['when the trace starts there', [fromBitcoin(1, { into: own })], [own]],
  ])('%s', (_, pairs, starts) => {
    expect(vaults(pairs, starts).map(({ address }) => address)).not.toContain(own);
  });
  it('by an order whose payout names nobody it should', () => {
    const [order, payout] = fromBitcoin(1, {});
    expect(vaults([[order, { ...payout, event: { ...payout.event, recipient: person(9) } }]])).toEqual([]);
  });
});

it('an order that nothing answers, though it names a vault as its own, does not take the vault away', () => {
  const [claim] = fromBitcoin(9, { refund: VAULT });
  const named = { ...claim, memo: `=:BTC.BTC:${VAULT}` };
  const pairs = [fromBitcoin(1, {}), fromBitcoin(2, {})];
  const { matched } = matchBridges(
    [...pairs.map(([out]) => out), claim, named],
    pairs.map(([, into]) => into),
  );
  expect(vaultsOf(matched)).toHaveLength(1);
});
