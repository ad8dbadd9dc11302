import type { Party } from '../../party.ts';
import { cbridgeLegs } from '../cbridge-legs.ts';
import { type Forged, forgeLogs } from '../forge-logs.ts';
import { trapBook } from '../trap-book.ts';
import type { Trap } from '../trap-world.ts';

const GAS = 900_000;
const MEMO_OUT = (address: string) => `=:BSC.BNB:${address}`;

/**
 * Two thefts. The first one goes to a contract of the thief's own, which says in the events of every listed bridge that it
 * went to an innocent on BNB Chain, where a second contract of the thief's says that it arrived; one of the events repeats
 * the id of a transfer that an innocent really made. The second one really crosses, and another contract claims to pay it
 * out to somebody else.
 */
export const forgedEvents: Trap = (world) => {
  const { ethereum, bnb } = world;
  const book = trapBook(world, {
    kind: 'forged-events',
    story: 'contracts of the thief emit the events of every listed bridge and name innocents',
  });
  const bridge = cbridgeLegs(world);
  const usdc = ethereum.asset('USDC');
  const far = bnb.asset('USDC');
  const [first, second, honest] = [40_000_000_000n, 10_000_000_000n, 7_000_000_000n];
  const tokenOf = (chain: typeof ethereum, asset: number) => chain.scene.world.stage.assets[asset]!.contract!;
  let [thief, last, contract, farContract, crosser, crosserThere]: Party[] = [];
  let [named, customer, customerThere, other]: Party[] = [];
  let [deposit, customerId, crosserId] = ['', '', ''];

  const forge = (side: 'out' | 'in'): Forged => ({
    person: named!.address,
    token: side === 'out' ? tokenOf(ethereum, usdc) : tokenOf(bnb, far),
    value: side === 'out' ? first : bridge.out(first),
    other: side === 'out' ? 'bnb' : 'ethereum',
    id: `0x${(77n + first).toString(16).padStart(64, '0')}`,
    memo: side === 'out' ? MEMO_OUT(named!.address) : `OUT:${deposit.slice(2).toUpperCase()}`,
  });

  return [
    {
      at: 0,
      act: () => {
        thief = book.thief(ethereum, 'theft');
        last = book.thief(ethereum, 'where it lies');
        contract = book.ownContract(ethereum, 'contract that forges');
        farContract = book.ownContract(bnb, 'contract that forges');
        named = book.innocent(bnb, 'named by forged events');
        customer = book.innocent(ethereum, 'customer whose id is repeated');
        customer.held[usdc] = honest;
        customerThere = book.sameOn(bnb, customer, 'innocent');
        book.steal(ethereum, { label: 'forged events', to: thief, asset: usdc, value: first });
        crosser = book.thief(ethereum, 'theft of the second');
        crosserThere = book.sameOn(bnb, crosser, 'thief');
        other = book.innocent(bnb, 'paid by a forged payout');
        book.steal(ethereum, { label: 'forged payout', to: crosser, asset: usdc, value: second });
      },
    },
    {
      at: 1,
      act: () => {
        const sent = bridge.send([{ from: customer!, to: customer!.address, value: honest }]);
        customerId = sent.ids[0]!;
        const crossed = bridge.send([{ from: crosser!, to: crosser!.address, value: second }]);
        crosserId = crossed.ids[0]!;
        book.deposited('forged payout', { chain: 'ethereum', tx: crossed.tx });
      },
    },
    {
      at: 2,
      act: () => {
        const draft = ethereum.scene.world.begin(thief!, contract!, { input: '0xdeadbeef' });
        draft.token(usdc, { from: thief!, to: contract!, value: first });
        for (const log of forgeLogs('bridge-out', forge('out'))) draft.say(contract!, log);
        // Only cBridge's events have ids of this length; what the others make of it is no matter.
        const copied = { ...forge('out'), id: customerId, value: honest };
        for (const log of forgeLogs('bridge-out', copied)) draft.say(contract!, log);
        deposit = draft.end(GAS);
        book.deposited('forged events', { chain: 'ethereum', tx: deposit });
      },
    },
    {
      at: 3,
      act: () => {
        const caller = book.thief(bnb, 'caller of the contract that forges');
        const gift = 1_000n * 10n ** 18n;
        caller.held[far] = gift;
        const draft = bnb.scene.world.begin(caller, farContract!, { input: '0xdeadbeef' });
        draft.token(far, { from: caller, to: named!, value: gift / 2n });
        draft.token(far, { from: caller, to: other!, value: gift / 2n });
        for (const log of forgeLogs('bridge-in', forge('in'))) draft.say(farContract!, log);
        const claimed = { ...forge('in'), person: other!.address, id: crosserId, value: gift / 2n };
        for (const log of forgeLogs('bridge-in', claimed)) draft.say(farContract!, log);
        draft.end(GAS);
        bridge.relay([
          { to: customerThere!, value: bridge.out(honest), id: customerId, from: customer!.address },
        ]);
      },
    },
    {
      at: 4,
      act: () => {
        const value = bridge.out(second);
        bridge.relay([{ to: crosserThere!, value, id: crosserId, from: crosser!.address }]);
        const at = { address: crosserThere!.address, label: 'forged payout' };
        book.place(bnb, { ...at, asset: far, value, stolen: second });
        const draft = ethereum.scene.world.begin(thief!, contract!, { input: '0x3ccfd60b' });
        draft.token(usdc, { from: contract!, to: last!, value: first });
        draft.end(GAS);
        book.place(ethereum, {
          address: last!.address,
          label: 'forged events',
          asset: usdc,
          value: first,
          stolen: first,
        });
      },
    },
  ];
};
