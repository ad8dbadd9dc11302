import type { ChangeHeuristic } from '../../src/clustering/change/change-heuristic.ts';
import { CHANGE_HEURISTICS, type ChangeName } from '../../src/clustering/change/change-heuristics.ts';
import type { ChangeTransaction } from '../../src/clustering/change/change-transaction.ts';
import { powerOfTen } from '../../src/clustering/change/power-of-ten.ts';

export interface ChangeFigures {
  readonly heuristic: ChangeName | `power-of-ten(${number})`;
  /** Transactions that the heuristic may speak of: one owner pays another and gets change, all owners known. */
  readonly transactions: number;
  /** Of these, those in which it names one output alone, and those in which that is the change. */
  readonly named: number;
  readonly right: number;
}

/** Beside the six of the heuristic's own. */
const OTHER_DIGITS = [3, 4, 5, 7] as const;

/** How often a heuristic names the change, where the owners of inputs and outputs tell which output it is. */
export function measureChange(
  changes: readonly ChangeTransaction[],
  owners: readonly (string | undefined)[],
): ChangeFigures[] {
  const cases = changes.flatMap((transaction) => {
    const change = changeOf(transaction, owners);
    return change === undefined ? [] : [{ transaction, change }];
  });
  const measure = (name: ChangeFigures['heuristic'], heuristic: ChangeHeuristic): ChangeFigures => {
    let [named, right] = [0, 0];
    for (const { transaction, change } of cases) {
      const found = heuristic(transaction);
      if (found.length !== 1) continue;
      named += 1;
      if (found[0] === change) right += 1;
    }
    return { heuristic: name, transactions: cases.length, named, right };
  };
  return [
    ...(Object.keys(CHANGE_HEURISTICS) as ChangeName[]).map((name) =>
      measure(name, CHANGE_HEURISTICS[name].heuristic),
    ),
    ...OTHER_DIGITS.map((digits) => measure(`power-of-ten(${digits})`, powerOfTen(digits))),
  ];
}

/** The only output that belongs to the only owner of the inputs, in a transaction that pays others too. */
export function changeOf(
  { inputs, outputs, coinbase }: ChangeTransaction,
  owners: readonly (string | undefined)[],
): number | undefined {
  if (coinbase) return undefined;
  const from = new Set(inputs.map(({ address }) => (address < 0 ? undefined : owners[address])));
  const [owner] = from;
  if (from.size !== 1 || owner === undefined) return undefined;
  const paid = outputs.flatMap(({ address }, vout) =>
    address < 0 ? [] : [{ vout, owner: owners[address] }],
  );
  const own = paid.filter((output) => output.owner === owner);
  return own.length === 1 && paid.length > 1 && paid.every((output) => output.owner !== undefined)
    ? own[0]!.vout
    : undefined;
}
