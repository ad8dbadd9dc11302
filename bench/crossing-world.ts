import type { ProtocolEvent } from '../src/chains/evm/protocols/protocol-event.ts';
import type { LedgerBlock, LedgerTransaction } from '../src/ingest/ledger/ledger-block.ts';

export const CROSSING_CHAINS = ['ethereum', 'bnb', 'polygon'] as const;
type ChainName = (typeof CROSSING_CHAINS)[number];

export interface CrossingWorld {
  readonly thief: string;
  readonly blocks: ReadonlyMap<ChainName, readonly LedgerBlock[]>;
}

const FIRST_TIME = 1_600_000_000;
const VALUE = 10n ** 18n;
/** Blocks from a payment to its payout, and from that to the next payment. */
const STEP = 2;
const PER_BLOCK = 10;

const hex = (n: number, length: number): string => n.toString(16).padStart(length, '0');
const person = (n: number): string => `0x${hex(n, 40)}`;
const [THIEF, BRIDGE, SHOP] = [person(1), person(2), person(3)];

interface Made {
  readonly from: string;
  readonly to: string;
  readonly event?: Partial<ProtocolEvent>;
}

/**
 * Payments over a bridge from Ethereum to BNB Chain or Polygon and back again, `journeys` there and as many back, and as many of
 * strangers. Side by side: a thief pays so many people, and each goes there and back once. In turn: one coin goes there and back
 * all the time, so that every chain waits for the others.
 */
export function crossingWorld(way: 'side by side' | 'in turn', journeys: number): CrossingWorld {
  const byBlock = new Map(CROSSING_CHAINS.map((chain) => [chain, new Map<number, Made[]>()]));
  let links = 0;
  let last = 0;
  const put = (chain: ChainName, at: number, made: Made) => {
    const blocks = byBlock.get(chain)!;
    const known = blocks.get(at);
    if (known) known.push(made);
    else blocks.set(at, [made]);
    last = Math.max(last, at);
  };
  /** Pays into the bridge in a block, and is paid out on the other chain. */
  function cross(who: string, at: number, [near, far]: readonly [ChainName, ChainName]): number {
    const link = String(links++);
    const amount = { asset: {}, value: VALUE };
    const both = { protocol: 'across', site: BRIDGE, genuine: true, link, logIndex: 0 };
    put(near, at, {
      from: who,
      to: BRIDGE,
      event: { ...both, kind: 'bridge-out', payer: who, paidIn: amount, toChain: far, farAddress: who },
    });
    put(far, at + STEP, {
      from: BRIDGE,
      to: who,
      event: { ...both, kind: 'bridge-in', recipient: who, paidOut: amount, fromChain: near },
    });
    return at + 2 * STEP;
  }
  function there(who: string, at: number, which: number): number {
    const far = which % 2 === 0 ? 'bnb' : 'polygon';
    return cross(who, cross(who, at, ['ethereum', far]), [far, 'ethereum']);
  }
  let at = 1;
  for (let i = 0; i < journeys; i++) {
    const [own, stranger] = [person(10 + 2 * i), person(11 + 2 * i)];
    if (way === 'side by side') {
      const begin = 1 + Math.floor(i / PER_BLOCK);
      put('ethereum', begin, { from: THIEF, to: own });
      there(own, begin + STEP, i);
      there(stranger, begin + STEP, i);
      continue;
    }
    if (i === 0) put('ethereum', 0, { from: THIEF, to: person(10) });
    there(stranger, at, i);
    at = there(person(10), at, i);
  }
  for (const chain of CROSSING_CHAINS) put(chain, last + 1, { from: SHOP, to: SHOP });
  return {
    thief: THIEF,
    blocks: new Map([...byBlock].map(([chain, blocks], i) => [chain, blocksOf(blocks, { last, salt: i })])),
  };
}

function blocksOf(
  made: ReadonlyMap<number, readonly Made[]>,
  { last, salt }: { readonly last: number; readonly salt: number },
): LedgerBlock[] {
  const hashOf = (number: number, index: number) =>
    `0x${hex(salt + 1, 8)}${hex(number, 28)}${hex(index, 28)}`;
  return Array.from({ length: last + 2 }, (_, number): LedgerBlock => {
    const own = made.get(number) ?? [];
    return {
      number,
      time: FIRST_TIME + number * 12,
      hash: hashOf(number, 1 << 20),
      parentHash: number === 0 ? `0x${hex(0, 64)}` : hashOf(number - 1, 1 << 20),
      flags: 0,
      transactions: own.map(
        ({ from, to }, index): LedgerTransaction => ({
          hash: hashOf(number, index),
          index,
          from: from === BRIDGE ? SHOP : from,
          to,
          failed: false,
          transfers: [{ kind: 'native', txIndex: index, order: 0, from, to, asset: {}, value: VALUE }],
        }),
      ),
      events: own.flatMap(({ event }, txIndex) => (event ? [{ ...event, txIndex } as ProtocolEvent] : [])),
      undecoded: [],
      assets: [],
      place: `block ${number}`,
    };
  });
}
