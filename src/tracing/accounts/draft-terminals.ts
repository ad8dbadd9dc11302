import { type Part, stolenOf } from '../engine/parts.ts';
import { type End, partsOfEnd, readEnd, sourceOfEnd } from '../engine/read-rows.ts';
import { pageOf, wordOf } from '../engine/rows.ts';
import { MOVE, type TraceState } from '../engine/state.ts';
import { NO_HOLDER } from '../step-source.ts';
import type { LabelAmount, PolicyAmounts } from '../trace-result.ts';
import type { TaintPolicyId } from '../value/policies.ts';
import { UNKNOWN } from '../value/slab.ts';
import type { AccountNames } from './account-names.ts';
import type { AccountStopReason, AccountTerminal } from './account-trace-result.ts';
import { sourcesOf } from './sources-of.ts';

interface Group {
  readonly first: End;
  /** Where the taint of every reason at that place is counted. */
  readonly place: Place;
  /** By policy, base units by name. */
  readonly labels: (LabelAmount[] | undefined)[];
  readonly amounts: bigint[];
  /** By policy, the largest single end and the move that most of it came by. */
  readonly largest: bigint[];
  readonly source: number[];
  depth: number;
  firstStep: number;
  lastStep: number;
  arrivals: number;
}

interface Place {
  /** Bits of the policies that taint it at all. */
  by: number;
  /** Reasons for which something ends there: nearly always one. */
  readonly groups: Group[];
}

/** Ends of one place for one reason are one row here; each arrival by itself stands among the moves. */
export function draftTerminals(state: TraceState, names: AccountNames): AccountTerminal[] {
  const places = new Map<number | string, Place>();
  const { policies } = state.rules;
  for (let row = 1; row < state.ends.end; row++) {
    const end = readEnd(state, row);
    const gone = end.place < 0 || end.holder === NO_HOLDER;
    const key = gone ? `${end.holder} ${end.asset}` : end.place;
    let place = places.get(key);
    if (!place) {
      place = { by: 0, groups: [] };
      places.set(key, place);
    }
    let group = place.groups.find(({ first }) => first.reason === end.reason);
    if (!group) {
      group = newGroup(state, end, place);
      place.groups.push(group);
    }
    addEnd(state, group, end, policies);
  }
  const found: AccountTerminal[] = [];
  for (const { groups } of places.values())
    for (const group of groups)
      if (group.amounts.some((amount) => amount !== 0n)) found.push(terminalOf(state, group, names));
  return found;
}

function newGroup(state: TraceState, end: End, place: Place): Group {
  const { policies } = state.rules;
  return {
    first: end,
    place,
    labels: policies.map(() => undefined),
    amounts: policies.map(() => 0n),
    largest: policies.map(() => 0n),
    source: policies.map(() => 0),
    depth: end.depth,
    firstStep: stepOf(state, end.first) || end.step,
    lastStep: stepOf(state, end.last) || end.step,
    arrivals: 0,
  };
}

function addEnd(state: TraceState, group: Group, end: End, policies: readonly TaintPolicyId[]): void {
  let any = false;
  for (let p = 0; p < policies.length; p++) {
    const parts = knownParts(partsOfEnd(state, end.end, p));
    if (parts.length === 0) continue;
    any = true;
    group.place.by |= 1 << p;
    const poison = policies[p] === 'poison';
    const amount = stolenOf(parts, poison);
    group.amounts[p]! += amount;
    if (amount > group.largest[p]!) {
      group.largest[p] = amount;
      group.source[p] = sourceOfEnd(state, end.end, p);
    }
    group.labels[p] = addLabels(state, group.labels[p], parts, poison);
  }
  const step = stepOf(state, end.last) || end.step;
  if (!any) return;
  // Several rows of one transaction are one arrival.
  group.arrivals += group.arrivals > 0 && group.lastStep === step ? 0 : end.arrivals;
  group.lastStep = step;
  group.depth = Math.min(group.depth, end.depth);
}

/** What is of unknown origin is in no stolen sum. */
function knownParts(parts: Part[]): Part[] {
  return parts.some(({ start }) => start === UNKNOWN)
    ? parts.filter(({ start }) => start !== UNKNOWN)
    : parts;
}

const stepOf = ({ moves }: TraceState, move: number) =>
  move === 0 ? 0 : pageOf(moves, move)[wordOf(moves, move) + MOVE.step]!;

function terminalOf(state: TraceState, group: Group, names: AccountNames): AccountTerminal {
  const { first, firstStep, lastStep } = group;
  const amounts: PolicyAmounts = {};
  const byLabel: Partial<Record<TaintPolicyId, LabelAmount[]>> = {};
  state.rules.policies.forEach((policy, p) => {
    if (group.amounts[p] === 0n) return;
    amounts[policy] = group.amounts[p]!;
    byLabel[policy] = group.labels[p]!.sort((a, b) => a.label - b.label);
  });
  let agreement = 0;
  for (let bits = group.place.by; bits !== 0; bits &= bits - 1) agreement++;
  const tag = state.rules.tagOf(first.holder);
  return {
    account: first.place < 0 ? -first.asset - 1 : first.place,
    home: first.holder === NO_HOLDER ? -1 : first.holder,
    address: names.addressOf(first.holder),
    asset: first.asset,
    reason: first.reason as AccountStopReason,
    ...(tag && { tag }),
    amounts,
    byLabel,
    source: sourcesOf(state, (p) => group.source[p]!),
    agreement,
    depth: group.depth,
    firstTime: state.stepTime[firstStep]!,
    lastTime: state.stepTime[lastStep]!,
    firstNumber: state.stepHeight[firstStep]!,
    lastNumber: state.stepHeight[lastStep]!,
    firstTx: names.hashOf(firstStep),
    lastTx: names.hashOf(lastStep),
    arrivals: group.arrivals,
  };
}

/** Starts of one name are added up; under poison each covers the whole. */
function addLabels(
  state: TraceState,
  sums: LabelAmount[] | undefined,
  parts: readonly Part[],
  overlapping: boolean,
): LabelAmount[] {
  const own: { label: number; amount: bigint }[] = [];
  for (const { start, value } of parts) {
    const { label } = state.starts[start]!;
    const before = own.find((one) => one.label === label);
    if (!before) own.push({ label, amount: value });
    else if (!overlapping) before.amount += value;
    else if (value > before.amount) before.amount = value;
  }
  if (!sums) return own;
  const all = new Map(sums.map(({ label, amount }) => [label, amount]));
  for (const { label, amount } of own) all.set(label, (all.get(label) ?? 0n) + amount);
  return [...all].map(([label, amount]) => ({ label, amount }));
}
