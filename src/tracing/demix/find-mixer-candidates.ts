import { parseStoredEvent } from '../../chains/evm/protocols/parse-stored-event.ts';
import { createViews } from '../../lake/duckdb/create-views.ts';
import { type Duck, openDuckDb } from '../../lake/duckdb/open-duckdb.ts';
import { readColumns } from '../../lake/duckdb/read-columns.ts';
import { type LedgerCounts, readManifest } from '../../lake/manifest.ts';
import { EVM_TABLES } from '../../lake/schema/evm/evm-tables.ts';
import { JejakError } from '../../primitives/jejak-error.ts';
import { type DemixedWithdrawal, demixPool } from './demix-pool.ts';
import type { DirectLink } from './linked-addresses.ts';
import type { DemixGroup } from './mixer-notes.ts';
import { type MixerEvent, readMixerNotes } from './read-mixer-notes.ts';
import type { RemainderInput } from './remainder.ts';

export interface MixerCandidates {
  readonly protocol: string;
  /** Deposits and withdrawals of the mixer that the data hold, and how many of the deposits were traced. */
  readonly deposits: number;
  readonly withdrawals: number;
  readonly traced: number;
  /** Withdrawals for which a rule names a traced deposit; most specific first. Never an answer. */
  readonly candidates: readonly (DemixedWithdrawal & {
    /** Largest probability that a rule gives the traced deposits together. */
    readonly probability: number;
  })[];
  readonly groups: readonly DemixGroup[];
}

/**
 * What the rules of METHODS A.9 say about where traced deposits may have come out of a mixer. `deposits` are the hashes
 * of the transactions in which traced value entered one. Errors: LAKE_MISSING.
 */
export async function findMixerCandidates(
  directory: string,
  deposits: ReadonlySet<string>,
): Promise<MixerCandidates[]> {
  if (deposits.size === 0) return [];
  const manifest = readManifest<LedgerCounts>(directory);
  if (!manifest) throw new JejakError('LAKE_MISSING', { meta: { directory } });
  const duck = await openDuckDb();
  try {
    await createViews(duck, directory, manifest, EVM_TABLES);
    const events = await readEvents(duck, manifest.chain);
    const protocols = [...new Set(events.map(({ event }) => event.protocol))].sort();
    const found: MixerCandidates[] = [];
    for (const protocol of protocols) {
      const notes = readMixerNotes(events, protocol);
      const traced = notes.deposits.filter(({ txHash }) => deposits.has(txHash));
      if (traced.length === 0) continue;
      const depositors = [...new Set(traced.map(({ address }) => address))];
      const recipients = [...new Set(notes.withdrawals.map(({ recipient }) => recipient))];
      const links = await readLinks(duck, depositors, recipients);
      const remainders = await readRemainders(duck, events, depositors);
      const demixed = demixPool(notes, { links, remainders });
      const candidates = demixed.withdrawals.flatMap((one) => {
        const shares = one.findings.map(
          (finding) =>
            finding.deposits.filter(({ txHash }) => deposits.has(txHash)).length * finding.probability,
        );
        const probability = Math.max(0, ...shares);
        return probability > 0 ? [{ ...one, probability: Math.min(1, probability) }] : [];
      });
      const mine = new Set(depositors);
      const reached = new Set(candidates.map(({ withdrawal }) => withdrawal));
      found.push({
        protocol,
        deposits: notes.deposits.length,
        withdrawals: notes.withdrawals.length,
        traced: traced.length,
        candidates: candidates.sort(
          (a, b) => b.probability - a.probability || a.withdrawal.order - b.withdrawal.order,
        ),
        groups: demixed.groups.filter(
          (group) =>
            group.deposits.some(({ address }) => mine.has(address)) ||
            group.withdrawals.some((withdrawal) => reached.has(withdrawal)),
        ),
      });
    }
    return found;
  } finally {
    duck.close();
  }
}

/** Notes of listed contracts alone: anybody can emit a withdrawal that names an innocent. */
async function readEvents(duck: Duck, chain: string): Promise<MixerEvent[]> {
  const sql = `SELECT e.fields, e.event_id, lower(hex(t.hash)), epoch(b.time)::BIGINT, lower(hex(t.from_address)), t.gas_price
               FROM events e JOIN transactions t USING (tx_id) JOIN blocks b ON b.number = e.number
               WHERE e.genuine AND e.kind IN ('mixer-deposit', 'mixer-withdrawal') ORDER BY e.event_id`;
  const events: MixerEvent[] = [];
  for await (const { rows, columns } of readColumns(duck.connection, sql)) {
    for (let i = 0; i < rows; i++) {
      const event = parseStoredEvent(String(columns[0]![i]));
      const gasPrice = BigInt(String(columns[5]![i]));
      events.push({
        event,
        chain,
        txHash: `0x${columns[2]![i]}`,
        time: Number(columns[3]![i]),
        order: Number(columns[1]![i]),
        ...(columns[4]![i] !== null && { sender: `0x${columns[4]![i]}` }),
        ...(gasPrice > 0n && { gasPrice }),
      });
    }
  }
  return events;
}

/** Transactions between depositors and recipients; the mixer's own contracts are neither. */
async function readLinks(
  duck: Duck,
  depositors: readonly string[],
  recipients: readonly string[],
): Promise<DirectLink[]> {
  if (depositors.length === 0 || recipients.length === 0) return [];
  const [a, b] = [blobs(depositors), blobs(recipients)];
  const sql = `SELECT lower(hex(from_address)), lower(hex(to_address)), count(DISTINCT tx_id) FROM transfers
               WHERE (from_address IN (${a}) AND to_address IN (${b}))
                  OR (from_address IN (${b}) AND to_address IN (${a})) GROUP BY 1, 2 ORDER BY 1, 2`;
  const links: DirectLink[] = [];
  for await (const { rows, columns } of readColumns(duck.connection, sql))
    for (let i = 0; i < rows; i++)
      links.push({
        from: `0x${columns[0]![i]}`,
        to: `0x${columns[1]![i]}`,
        transactions: Number(columns[2]![i]),
      });
  return links;
}

/** What each depositor received in the asset of each pool. */
async function readRemainders(
  duck: Duck,
  events: readonly MixerEvent[],
  depositors: readonly string[],
): Promise<RemainderInput[]> {
  const pools = new Map<string, { denomination: bigint; contract: string | undefined }>();
  for (const { event, chain } of events)
    if (event.kind === 'mixer-deposit' && event.paidIn)
      pools.set(`${chain}:${event.site}`, {
        denomination: event.paidIn.value,
        contract: event.paidIn.asset.contract,
      });
  const received = new Map<string, Map<string, bigint>>();
  const sql = `SELECT lower(hex(t.to_address)), lower(hex(a.contract)), t.value FROM transfers t JOIN assets a USING (asset_id)
               WHERE t.to_address IN (${blobs(depositors)})`;
  for await (const { rows, columns } of readColumns(duck.connection, sql)) {
    for (let i = 0; i < rows; i++) {
      const contract = columns[1]![i] === null ? '' : `0x${columns[1]![i]}`;
      const sums = received.get(contract) ?? new Map<string, bigint>();
      const address = `0x${columns[0]![i]}`;
      sums.set(address, (sums.get(address) ?? 0n) + BigInt(String(columns[2]![i])));
      received.set(contract, sums);
    }
  }
  return [...pools].map(([pool, { denomination, contract }]) => ({
    pool,
    denomination,
    received: received.get(contract ?? '') ?? new Map<string, bigint>(),
  }));
}

function blobs(addresses: readonly string[]): string {
  return addresses.map((address) => `from_hex('${address.slice(2)}')`).join(', ');
}
