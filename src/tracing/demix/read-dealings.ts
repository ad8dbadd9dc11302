import type { AccountInfo, AccountSource } from '../../graph/account-source.ts';
import type { DirectLink } from './linked-addresses.ts';

/** Transfers that are read at once. */
const PAGE = 20_000;

export interface DealingsWish {
  readonly depositors: readonly string[];
  readonly recipients: readonly string[];
  /** Transfers of an account that are read, the newest ones. */
  readonly most: number;
}

/** What depositors had to do with others, outside of the mixer as well. */
export interface Dealings {
  /** Transactions between depositors and recipients, in order of the addresses. */
  readonly links: readonly DirectLink[];
  /**
   * Base units that each depositor received in all, by the contract of the asset, empty for the coin of the chain. Of an
   * account that was not read whole nobody knows it.
   */
  readonly received: ReadonlyMap<string, ReadonlyMap<string, bigint>>;
  /** Accounts of depositors, an asset each, and how many of them were read whole. */
  readonly accounts: number;
  readonly whole: number;
}

/** Reads the accounts of depositors. */
export async function readDealings(source: AccountSource, wish: DealingsWish): Promise<Dealings> {
  const depositors = await homesOf(source, wish.depositors);
  const recipients = await homesOf(source, wish.recipients);
  /** Transactions by payer and receiver. */
  const between = new Map<string, Map<string, Set<number>>>();
  const received = new Map<string, Map<string, bigint>>();
  let [accounts, whole] = [0, 0];
  const link = (from: string, to: string, tx: number) => {
    const row = between.get(from) ?? new Map<string, Set<number>>();
    between.set(from, row.set(to, (row.get(to) ?? new Set()).add(tx)));
  };
  for (const [home, depositor] of depositors) {
    for (const account of await source.accountsOf(home)) {
      let sum = 0n;
      let [got, complete] = [false, false];
      for await (const page of pagesOf(source, account, wish.most)) {
        complete = page.complete;
        const { tx, payer, receiver, value } = page.list;
        for (let i = 0; i < tx.length; i++) {
          const [from, to] = [recipients.get(payer[i]!), recipients.get(receiver[i]!)];
          if (to !== undefined && payer[i] === home) link(depositor, to, tx[i]!);
          if (from !== undefined && receiver[i] === home) link(from, depositor, tx[i]!);
          if (receiver[i] !== home) continue;
          sum += value(i);
          got = true;
        }
      }
      accounts += 1;
      if (!complete) continue;
      whole += 1;
      if (!got) continue;
      const [asset] = await source.assets(Uint32Array.of(account.asset));
      const sums = received.get(asset!.contract ?? '') ?? new Map<string, bigint>();
      received.set(asset!.contract ?? '', sums.set(depositor, (sums.get(depositor) ?? 0n) + sum));
    }
  }
  const links = [...between].flatMap(([from, row]) =>
    [...row].map(([to, txs]): DirectLink => ({ from, to, transactions: txs.size })),
  );
  return { links: links.sort(byAddresses), received, accounts, whole };
}

/** Addresses that occur in the data, by home account. */
async function homesOf(source: AccountSource, addresses: readonly string[]): Promise<Map<number, string>> {
  const homes = await source.findAddresses(addresses);
  return new Map(homes.flatMap((home, i) => (home === undefined ? [] : [[home, addresses[i]!] as const])));
}

/** Transfers of an account, newest page first, with whether these are all it has. */
async function* pagesOf(source: AccountSource, { account, last }: AccountInfo, most: number) {
  let before = last + 1;
  let left = most;
  for (;;) {
    // One more than may be read tells whether there are more.
    const ids = await source.history(account, { before, limit: Math.min(PAGE, left + 1) });
    const own = ids.subarray(0, left);
    left -= own.length;
    const complete = ids.length === own.length && ids.length < PAGE;
    yield { list: await source.transfers(own.toReversed()), complete };
    if (complete || ids.length > own.length) return;
    before = own.at(-1)!;
  }
}

function byAddresses(a: DirectLink, b: DirectLink): number {
  const [one, other] = [`${a.from} ${a.to}`, `${b.from} ${b.to}`];
  return one < other ? -1 : one > other ? 1 : 0;
}
