import { writeFileSync } from 'node:fs';
import { createRandom } from '../../src/synth/random.ts';

/** Two exchanges with deposit addresses of their own for each customer, as an EVM flow table with a written truth. */
export interface Customers {
  /** Owner by address; exchanges and deposit addresses have none. */
  readonly owners: ReadonlyMap<string, string>;
  readonly exchanges: readonly string[];
}

const PEOPLE = 200;
const EVENTS = 4_000;
const BLOCKS = 60_000;
const GAS = 10n ** 15n;
const USDT = '0xdac17f958d2ee523a2206206994597c13d831ec7';

/**
 * Customers with one to four addresses each pay in coin and USDT, the exchange forwards a little later, people pay each
 * other, and `friends` in a hundred deposits go to somebody else's deposit address: what deposit reuse gets wrong.
 */
export function writeCustomers(path: string, seed: number, friends: number): Customers {
  const random = createRandom(seed);
  let made = 0;
  const fresh = () => {
    made += 1;
    return `0x${(0xa0000000 + made * 7_919).toString(16).padStart(40, '1')}`;
  };
  const exchanges = [fresh(), fresh()];
  const owners = new Map<string, string>();
  const people = Array.from({ length: PEOPLE }, (_, p) => {
    const addresses = Array.from({ length: 1 + random.below(4) }, fresh);
    for (const address of addresses) owners.set(address, `person ${p}`);
    return { addresses, deposits: exchanges.map(fresh) };
  });
  const pick = <T>(list: readonly T[]): T => list[random.below(list.length)]!;
  const rows: { block: number; cells: string }[] = [];
  const pay = (
    block: number,
    cells: readonly [from: string, to: string, contract: string, units: bigint],
  ) => {
    rows.push({ block, cells: cells.join() });
  };
  for (const exchange of exchanges) pay(1, [fresh(), exchange, '', 10n ** 24n]);
  for (const [p, { addresses }] of people.entries()) {
    // The first address gets its coins from an exchange, the others mostly from it.
    addresses.forEach((address, i) => {
      const funder = i > 0 && random.chance(60) ? addresses[0]! : exchanges[p % 2]!;
      pay(2 + i, [funder, address, '', 10n ** 21n - BigInt(i) * 10n ** 20n]);
      pay(10 + i, [exchanges[0]!, address, USDT, 10n ** 12n]);
    });
  }
  for (let event = 0; event < EVENTS; event++) {
    const block = 100 + Math.floor((event * BLOCKS) / EVENTS);
    const person = pick(people);
    const from = pick(person.addresses);
    if (!random.chance(60)) {
      const other = random.chance(20) ? person : pick(people);
      pay(block, [from, pick(other.addresses), '', 10n ** 16n + BigInt(random.below(1_000_000_000))]);
      continue;
    }
    const x = random.below(exchanges.length);
    const owner = random.chance(friends) ? pick(people) : person;
    const token = random.chance(30);
    const units = token
      ? 1_000_000n + BigInt(random.below(9_000_000))
      : 10n ** 18n + BigInt(random.below(1_000_000_000));
    const kept = token ? 0n : random.chance(95) ? GAS + BigInt(random.below(1_000_000)) : 20n * GAS;
    const contract = token ? USDT : '';
    const delay = 1 + random.below(random.chance(95) ? 600 : 6_000);
    pay(block, [from, owner.deposits[x]!, contract, units]);
    pay(block + delay, [owner.deposits[x]!, exchanges[x]!, contract, units - kept]);
  }
  rows.sort((a, b) => a.block - b.block);
  const lines = rows.map(
    ({ block, cells }, i) =>
      `${1_600_000_000 + block * 12},${10_000_000 + block},0x${(i + 1).toString(16).padStart(64, '0')},${cells}`,
  );
  writeFileSync(path, `time,block,tx,from,to,contract,units\n${lines.join('\n')}\n`);
  return { owners, exchanges };
}
