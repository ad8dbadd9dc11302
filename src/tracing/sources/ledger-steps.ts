import type {
  AccountCoverage,
  AccountInfo,
  AccountSource,
  TransferBatch,
} from '../../graph/account-source.ts';
import { TX_FAILED } from '../../graph/ledger/columns.ts';
import { isUnknownBalance } from '../../graph/ledger/unknown-balance.ts';
import {
  type AccountSteps,
  type KnownBalances,
  NEXT_NONE,
  STEP_ROW,
  type StartPlace,
  type StepSource,
} from '../step-source.ts';
import type { TraceDirection } from '../trace-parameters.ts';
import { add, isNegative, set, setZero, subtract, WORDS } from '../value/words.ts';

/** Transfers between two turns up to which a sweep over all of them is cheaper than reads here and there. */
const DENSE = 64;

/**
 * An account chain by its ledger files as steps. Forward the key of a transfer is its id; backward -id - 1, payers and
 * receivers are exchanged, and what an account holds is what it held before. Errors: those of the source.
 */
export async function ledgerSteps(
  source: AccountSource,
  direction: TraceDirection,
): Promise<StepSource<AccountSteps>> {
  const backward = direction === 'backward';
  const known = await source.coverage();
  const keyOf = (id: number) => (backward ? -id - 1 : id);
  const orient = (batch: TransferBatch) => (backward ? reversed(batch) : forward(batch));

  async function startPlace(info: AccountInfo, height: number, value: bigint): Promise<StartPlace> {
    const { before, after } = await source.split(info.account, await source.lastTransaction(height));
    const next = backward ? before : after;
    return {
      place: info.account,
      holder: info.home,
      asset: info.asset,
      value,
      next: next < 0 ? NEXT_NONE : keyOf(next),
      step: -1,
      height: -1,
      position: -1,
    };
  }
  return {
    coverage: {
      family: 'accounts',
      chain: known.chain,
      firstHeight: known.firstNumber,
      tipHeight: known.tipHeight,
      steps: known.transactions,
      places: known.accounts,
      balances: balancesOf(known),
      complete: {
        coin: isWhole(known) && known.noTraces === 0,
        tokens: isWhole(known) && known.noReceipts === 0,
      },
      digest: known.manifestHash,
      dense: DENSE,
    },
    backward,
    at: async (keys) =>
      orient(await source.transactionsOf(backward ? keys.map((key) => -key - 1).reverse() : keys)),
    async sweep(key, count) {
      const id = keyOf(key);
      const beyond = id < 0 || id >= known.transfers;
      return orient(
        beyond
          ? await source.transactions(new Float64Array(0))
          : await source.neighbours(id, backward ? -count : count),
      );
    },
    degree: (places) => source.payments(places),
    assetHolders: (assets) => source.assetHomes(assets),
    assets: (ids) => source.assets(ids),
    blocks: () => Promise.reject(new Error('blocks of an account chain are not asked for')),
    findStep: (hash) => source.findTransaction(hash),
    findHolder: (address) => source.findAddress(address),
    findHolders: (addresses) => source.findAddresses(addresses),
    steps: async (ids) => orient(await source.transactions(ids)),
    madeBy: async () => [],
    async heldAt(holder, height) {
      const found: StartPlace[] = [];
      for (const info of await source.accountsOf(holder)) {
        if (info.last < 0) continue;
        const { before } = await source.split(info.account, await source.lastTransaction(height));
        const held = await heldAfter(source, info.account, before);
        if (held !== undefined && held > 0n) found.push(await startPlace(info, height, held));
      }
      return found;
    },
    async placesOf(holder, height) {
      const found: StartPlace[] = [];
      for (const info of await source.accountsOf(holder))
        if (info.last >= 0) found.push(await startPlace(info, height, 0n));
      return found;
    },
    lastStep: (height) => source.lastTransaction(height),
    stepNames: (ids) => source.hashes(ids),
    holderNames: (ids) => source.addresses(ids),
  };
}

/** Whether the blocks from the first to the last one are there, each as a block of the chain. */
function isWhole({ firstNumber, tipHeight, blocks, flowTable }: AccountCoverage): boolean {
  return flowTable === 0 && blocks === tipHeight - firstNumber + 1;
}

/** Whole blocks from the first one on tell everything; gaps, and a table of somebody else, tell of their own rows. */
function balancesOf(known: AccountCoverage): KnownBalances {
  if (!isWhole(known)) return 'none';
  return known.firstNumber === 0 && known.noTraces === 0 && known.noReceipts === 0 ? 'exact' : 'from';
}

/** Undefined where nobody knows: nothing of it can be a start. */
async function heldAfter(
  source: AccountSource,
  account: number,
  transfer: number,
): Promise<bigint | undefined> {
  if (transfer < 0) return 0n;
  const batch = await source.transactionsOf(Float64Array.of(transfer));
  const i = batch.transferId.indexOf(transfer);
  return batch.receiverAccount[i] === account ? batch.receiverBalance(i) : batch.payerBalance(i);
}

function forward(batch: TransferBatch): AccountSteps {
  return {
    family: 'accounts',
    count: batch.count,
    tx: batch.tx,
    number: batch.number,
    time: batch.time,
    sender: batch.sender,
    failed: Uint8Array.from(batch.flags, (bits) => bits & TX_FAILED),
    start: batch.start,
    firstKey: firstKeys(batch.start, batch.transferId),
    rows: batch.rows,
    payerNext: ahead(batch.payerNext),
    receiverNext: ahead(batch.receiverNext),
    eventStart: batch.eventStart,
    eventSite: batch.eventSite,
    eventKind: batch.eventKind,
    eventGenuine: batch.eventGenuine,
    eventProtocol: batch.eventProtocol,
    eventPaidIn: batch.eventPaidIn,
    eventPaidOut: batch.eventPaidOut,
    eventPayer: batch.eventPayer,
    eventRecipient: batch.eventRecipient,
    eventValueIn: batch.eventValueIn,
    eventValueOut: batch.eventValueOut,
  };
}

/** Key of each step's first transfer. A step that moves nothing has the next free one: keys never step back. */
function firstKeys(start: Uint32Array, keys: Float64Array): Float64Array {
  const first = new Float64Array(start.length - 1);
  for (let t = 0; t < first.length; t++) first[t] = keys[start[t]!] ?? (keys[keys.length - 1] ?? -1) + 1;
  return first;
}

function ahead(ids: Float64Array): Float64Array {
  const keys = new Float64Array(ids.length);
  for (let i = 0; i < ids.length; i++) keys[i] = ids[i]! < 0 ? NEXT_NONE : ids[i]!;
  return keys;
}

const { words: WIDTH, value, payerHeld, receiverHeld } = STEP_ROW;

function reversed(batch: TransferBatch): AccountSteps {
  const total = batch.transferId.length;
  const rows = new Uint32Array(total * WIDTH);
  for (let i = 0; i < total; i++) reverseRow(batch.rows, i, rows, total - 1 - i);
  for (let t = 0; t < batch.count; t++) forgiveDebts(batch, t, rows, total);
  const mirrored = <T extends { readonly length: number; slice(): T; reverse(): T }>(list: T): T =>
    list.length === 0 ? list : list.slice().reverse();
  const flipped = (start: Uint32Array) => {
    const end = start[start.length - 1]!;
    return mirrored(start).map((offset) => end - offset);
  };
  const key = (ids: Float64Array) => mirrored(ids).map((id) => (id < 0 ? NEXT_NONE : -id - 1));
  const start = flipped(batch.start);
  const keys = mirrored(batch.transferId).map((id) => -id - 1);
  return {
    family: 'accounts',
    count: batch.count,
    tx: mirrored(batch.tx),
    number: mirrored(batch.number),
    time: mirrored(batch.time),
    sender: mirrored(batch.sender),
    failed: Uint8Array.from(mirrored(batch.flags), (bits) => bits & TX_FAILED),
    start,
    firstKey: firstKeys(start, keys),
    rows,
    payerNext: key(batch.receiverPrevious),
    receiverNext: key(batch.payerPrevious),
    eventStart: flipped(batch.eventStart),
    eventSite: mirrored(batch.eventSite),
    eventKind: mirrored(batch.eventKind),
    eventGenuine: mirrored(batch.eventGenuine),
    eventProtocol: mirrored(batch.eventProtocol),
    eventPaidIn: mirrored(batch.eventPaidOut),
    eventPaidOut: mirrored(batch.eventPaidIn),
    eventPayer: mirrored(batch.eventRecipient),
    eventRecipient: mirrored(batch.eventPayer),
    eventValueIn: mirroredAmounts(batch.eventValueOut),
    eventValueOut: mirroredAmounts(batch.eventValueIn),
  };
}

/** Eight words an amount, from the last one to the first. */
function mirroredAmounts(amounts: Uint32Array): Uint32Array {
  const result = new Uint32Array(amounts.length);
  for (let at = 0; at < amounts.length; at += WORDS) set(result, at, amounts, amounts.length - WORDS - at);
  return result;
}

/** What the receiver held before is what is left when he gives it back; what the payer held before, what he has then. */
function reverseRow(from: Uint32Array, i: number, into: Uint32Array, to: number): void {
  const [at, o] = [i * WIDTH, to * WIDTH];
  for (let w = 0; w < WIDTH; w++) into[o + w] = from[at + w]!;
  into[o + STEP_ROW.payer] = from[at + STEP_ROW.receiver]!;
  into[o + STEP_ROW.receiver] = from[at + STEP_ROW.payer]!;
  into[o + STEP_ROW.payerAccount] = from[at + STEP_ROW.receiverAccount]!;
  into[o + STEP_ROW.receiverAccount] = from[at + STEP_ROW.payerAccount]!;
  // before = after - value = -(value - after); what is not known afterwards is not known before.
  set(into, o + payerHeld, from, at + receiverHeld);
  if (!isUnknownBalance(into, o + payerHeld)) subtract(into, o + payerHeld, from, at + value);
  set(into, o + receiverHeld, from, at + payerHeld);
  if (!isUnknownBalance(into, o + receiverHeld)) add(into, o + receiverHeld, from, at + value);
}

/**
 * Within a transaction an account may pay before it is paid; only what it is short of at the end was paid beyond its
 * record. Elsewhere the debt is none: the receipt is the account's whole.
 */
function forgiveDebts(batch: TransferBatch, t: number, rows: Uint32Array, total: number): void {
  const end = batch.start[t + 1]!;
  for (let i = batch.start[t]!; i < end; i++) {
    if (!isNegative(batch.rows, i * WIDTH + payerHeld)) continue;
    const account = batch.rows[i * WIDTH + STEP_ROW.payerAccount]!;
    for (let later = i + 1; later < end; later++) {
      const row = later * WIDTH;
      const pays = batch.rows[row + STEP_ROW.payerAccount] === account;
      if (!pays && batch.rows[row + STEP_ROW.receiverAccount] !== account) continue;
      const o = (total - 1 - i) * WIDTH;
      setZero(rows, o + receiverHeld);
      add(rows, o + receiverHeld, batch.rows, i * WIDTH + value);
      break;
    }
  }
}
