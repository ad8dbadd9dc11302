import type { AccountInfo, AccountSource } from '../../graph/account-source.ts';
import { JejakError } from '../../primitives/jejak-error.ts';
import type { AccountState, Entry } from './account-state.ts';
import type { AccountArrival, AccountSeed } from './account-trace-parameters.ts';
import { assetTotals } from './asset-totals.ts';
import { NEVER } from './never.ts';
import { createPurse } from './purses/create-purse.ts';
import type { Purse } from './purses/purse.ts';
import { createSourcePurse } from './purses/source-purse.ts';
import { schedule } from './schedule.ts';
import { keyOf } from './view-batch.ts';

/**
 * Puts the seeds where the walk begins. Errors: SEED_MISSING, TX_UNKNOWN, ADDRESS_UNKNOWN, SEED_EMPTY, SEED_DUPLICATE,
 * EVM_ADDRESS_INVALID, EVM_HASH_INVALID.
 */
export async function placeAccountSeeds(
  source: AccountSource,
  state: AccountState,
  about: {
    readonly seeds: readonly AccountSeed[];
    readonly arrivals?: readonly AccountArrival[];
    readonly labels: readonly string[];
  },
): Promise<void> {
  const { arrivals = [] } = about;
  if (about.seeds.length === 0 && arrivals.length === 0) throw new JejakError('SEED_MISSING');
  for (const arrival of arrivals) await placeArrival(source, state, arrival);
  const named = new Map<string, string>();
  for (const seed of about.seeds) {
    const label = about.labels.indexOf(seed.label, 1);
    const name = seed.kind === 'transaction' ? `${seed.hash}:${seed.address ?? ''}` : seed.address;
    if (named.has(name))
      throw new JejakError('SEED_DUPLICATE', {
        meta: { outpoint: name, first: named.get(name)!, again: seed.label },
      });
    named.set(name, seed.label);
    if (seed.kind === 'transaction') await placeTransaction(source, state, { seed, label });
    else await placeAddress(source, state, { seed, label });
  }
}

async function placeTransaction(
  source: AccountSource,
  state: AccountState,
  { seed, label }: { seed: Extract<AccountSeed, { kind: 'transaction' }>; label: number },
): Promise<void> {
  const tx = await source.findTransaction(seed.hash);
  if (tx === undefined) throw new JejakError('TX_UNKNOWN', { meta: { input: seed.hash } });
  const home = seed.address === undefined ? undefined : await homeOf(source, seed.address);
  const list = state.seedTransactions.get(tx) ?? [];
  state.seedTransactions.set(tx, [...list, { label, home }]);
  const batch = await source.transactions(Float64Array.of(tx));
  if (batch.transferId.length === 0)
    throw new JejakError('SEED_EMPTY', { meta: { address: seed.hash, height: batch.number[0]! } });
  const [first, last] = [batch.transferId[0]!, batch.transferId[batch.transferId.length - 1]!];
  schedule(state, keyOf(state.rules.backward ? last : first, state.rules.backward));
}

async function placeArrival(
  source: AccountSource,
  state: AccountState,
  arrival: AccountArrival,
): Promise<void> {
  const tx = await source.findTransaction(arrival.hash);
  if (tx === undefined) throw new JejakError('TX_UNKNOWN', { meta: { input: arrival.hash } });
  const home = await homeOf(source, arrival.address);
  const batch = await source.transactions(Float64Array.of(tx));
  const infos = await source.assets(batch.asset);
  const at = infos.findIndex(
    ({ contract }, i) => contract === arrival.contract && batch.receiver[i] === home,
  );
  // A payout that the data do not show cannot be followed.
  if (at < 0) return;
  const { value, parcels } = arrival;
  const list = state.seedTransactions.get(tx) ?? [];
  const seed = { label: 0, home, arrival: { asset: batch.asset[at]!, value, parcels } };
  state.seedTransactions.set(tx, [...list, seed]);
  schedule(state, keyOf(batch.transferId[0]!, state.rules.backward));
}

async function homeOf(source: AccountSource, address: string): Promise<number> {
  const home = await source.findAddress(address);
  if (home === undefined) throw new JejakError('ADDRESS_UNKNOWN', { meta: { input: address } });
  return home;
}

async function placeAddress(
  source: AccountSource,
  state: AccountState,
  about: { seed: Extract<AccountSeed, { kind: 'source' | 'held' }>; label: number },
): Promise<void> {
  const { seed, label } = about;
  const home = await homeOf(source, seed.address);
  let placed = 0;
  for (const info of await source.accountsOf(home)) {
    if (info.last < 0) continue;
    const bound = seed.kind === 'held' ? seed.height : (seed.from ?? 0) - 1;
    const { before, after } = await source.split(info.account, await source.lastTransaction(bound));
    const isSource = seed.kind === 'source';
    const balance = isSource ? 0n : await balanceAfter(source, info, before);
    if (!isSource && balance <= 0n) continue;
    const next = state.rules.backward ? before : after;
    const key = next < 0 ? NEVER : keyOf(next, state.rules.backward);
    addEntry(state, info, { label, balance, next: key, isSource });
    placed += 1;
  }
  if (placed === 0 && seed.kind === 'held')
    throw new JejakError('SEED_EMPTY', { meta: { address: seed.address, height: seed.height } });
  if (placed === 0) throw new JejakError('ADDRESS_UNKNOWN', { meta: { input: seed.address } });
}

function addEntry(
  state: AccountState,
  info: AccountInfo,
  about: {
    readonly label: number;
    readonly balance: bigint;
    readonly next: number;
    readonly isSource: boolean;
  },
): void {
  const { account, home, asset } = info;
  const purses = state.rules.policies.map((policy, p): Purse => {
    if (about.isSource) return createSourcePurse(about.label);
    const purse = createPurse(policy, 0n);
    purse.put({ label: [about.label], value: [about.balance] }, about.balance);
    assetTotals(state, p, asset).seeds += about.balance;
    return purse;
  });
  const place = { firstTx: -1, lastTx: -1, firstTime: 0, lastTime: 0, firstNumber: 0, lastNumber: 0 };
  const entry: Entry = {
    account,
    home,
    asset,
    purses,
    depth: purses.map(() => 0),
    offset: 0n,
    next: about.next,
    checked: about.isSource,
    source: about.isSource,
    arrivals: { count: 0, ...place },
  };
  state.entries.set(account, entry);
  if (!entry.checked) state.fresh.push(entry);
  if (about.isSource) state.sources.add(home);
  state.touched.add(account);
  if (about.next !== NEVER) schedule(state, about.next);
}

async function balanceAfter(source: AccountSource, info: AccountInfo, transfer: number): Promise<bigint> {
  if (transfer < 0) return 0n;
  const batch = await source.transactionsOf(Float64Array.of(transfer));
  const i = batch.transferId.indexOf(transfer);
  return batch.receiverAccount[i] === info.account ? batch.receiverBalance(i) : batch.payerBalance(i);
}
