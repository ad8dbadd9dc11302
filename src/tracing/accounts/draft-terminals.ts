import { type Part, stolenOf } from '../engine/parts.ts';
import { type End, partsOfEnd, readEnd, readMove, sourceOfEnd } from '../engine/read-rows.ts';
import type { TraceState } from '../engine/state.ts';
import { NO_HOLDER } from '../step-source.ts';
import type { LabelAmount, PolicyAmounts } from '../trace-result.ts';
import type { TaintPolicyId } from '../value/policies.ts';
import { UNKNOWN } from '../value/slab.ts';
import type { AccountStopReason, AccountTerminal } from './account-trace-result.ts';
import { sourcesOf } from './sources-of.ts';

export type TerminalDraft = Omit<AccountTerminal, 'address' | 'firstTx' | 'lastTx'> & {
  readonly firstStep: number;
  readonly lastStep: number;
};

interface Group {
  readonly first: End;
  /** By policy, base units by name. */
  readonly labels: Map<number, bigint>[];
  readonly amounts: bigint[];
  /** By policy, the largest single end and the move that most of it came by. */
  readonly largest: bigint[];
  readonly source: number[];
  depth: number;
  firstStep: number;
  lastStep: number;
  arrivals: number;
}

/** Ends of one place for one reason are one row here; each arrival by itself stands among the moves. */
export function draftTerminals(state: TraceState): TerminalDraft[] {
  const groups = new Map<string, Group>();
  const taintedBy = new Map<string, Set<number>>();
  const { policies } = state.rules;
  for (let row = 1; row < state.ends.end; row++) {
    const end = readEnd(state, row);
    const gone = end.place < 0 || end.holder === NO_HOLDER;
    const place = gone ? `${end.holder} ${end.asset}` : `${end.place}`;
    const key = `${end.reason} ${place}`;
    const step = stepOf(state, end.last) || end.step;
    let group = groups.get(key);
    if (!group) {
      group = {
        first: end,
        labels: policies.map(() => new Map()),
        amounts: policies.map(() => 0n),
        largest: policies.map(() => 0n),
        source: policies.map(() => 0),
        depth: end.depth,
        firstStep: stepOf(state, end.first) || end.step,
        lastStep: step,
        arrivals: 0,
      };
      groups.set(key, group);
    }
    let any = false;
    const by = taintedBy.get(place) ?? new Set<number>();
    policies.forEach((policy, p) => {
      const parts = partsOfEnd(state, row, p).filter(({ start }) => start !== UNKNOWN);
      if (parts.length === 0) return;
      any = true;
      by.add(p);
      const amount = stolenOf(parts, policy === 'poison');
      group.amounts[p]! += amount;
      if (amount > group.largest[p]!) {
        group.largest[p] = amount;
        group.source[p] = sourceOfEnd(state, row, p);
      }
      addLabels(state, group.labels[p]!, parts, policy === 'poison');
    });
    taintedBy.set(place, by);
    if (!any) continue;
    // Several rows of one transaction are one arrival.
    group.arrivals += group.arrivals > 0 && group.lastStep === step ? 0 : end.arrivals;
    group.lastStep = step;
    group.depth = Math.min(group.depth, end.depth);
  }
  const found: TerminalDraft[] = [];
  for (const [key, group] of groups) {
    if (group.amounts.every((amount) => amount === 0n)) continue;
    const place = key.slice(key.indexOf(' ') + 1);
    found.push(terminalOf(state, group, taintedBy.get(place)!.size));
  }
  return found;
}

const stepOf = (state: TraceState, move: number) => (move === 0 ? 0 : readMove(state, move).step);

function terminalOf(state: TraceState, group: Group, agreement: number): TerminalDraft {
  const { first } = group;
  const amounts: PolicyAmounts = {};
  const byLabel: Partial<Record<TaintPolicyId, LabelAmount[]>> = {};
  state.rules.policies.forEach((policy, p) => {
    if (group.amounts[p] === 0n) return;
    amounts[policy] = group.amounts[p]!;
    byLabel[policy] = [...group.labels[p]!]
      .sort(([a], [b]) => a - b)
      .map(([label, amount]) => ({ label, amount }));
  });
  const gone = first.place < 0;
  const tag = state.rules.tagOf(first.holder);
  return {
    account: gone ? -first.asset - 1 : first.place,
    home: first.holder === NO_HOLDER ? -1 : first.holder,
    asset: first.asset,
    reason: first.reason as AccountStopReason,
    ...(tag && { tag }),
    amounts,
    byLabel,
    source: sourcesOf(state, (p) => group.source[p]!),
    agreement,
    depth: group.depth,
    firstTime: state.stepTime[group.firstStep]!,
    lastTime: state.stepTime[group.lastStep]!,
    firstNumber: state.stepHeight[group.firstStep]!,
    lastNumber: state.stepHeight[group.lastStep]!,
    arrivals: group.arrivals,
    firstStep: group.firstStep,
    lastStep: group.lastStep,
  };
}

/** Starts of one name are added up; under poison each covers the whole. */
function addLabels(
  state: TraceState,
  sums: Map<number, bigint>,
  parts: readonly Part[],
  overlapping: boolean,
): void {
  const own = new Map<number, bigint>();
  for (const { start, value } of parts) {
    const { label } = state.starts[start]!;
    const before = own.get(label) ?? 0n;
    own.set(label, !overlapping ? before + value : value > before ? value : before);
  }
  for (const [label, value] of own) sums.set(label, (sums.get(label) ?? 0n) + value);
}
