import type { SanctionDifference } from '../../attribution/sanctions/compare-entries.ts';
import { fill } from '../../texts/fill.ts';
import type { CliContext } from '../command.ts';

/** Changes that a person is shown. */
const SHOWN = 25;

/** What is different between two publications: numbers, then the changes that touch addresses, then the others. */
export function changeLines(
  { texts: { sanctions: texts } }: CliContext,
  { changes, otherList }: SanctionDifference,
  about: { readonly list: string; readonly before: string },
): string[] {
  if (changes.length === 0) return [fill(texts.same, { before: about.before })];
  const count = (kind: string) => changes.filter(({ change }) => change === kind).length;
  const touches = ({ addressesAdded, addressesRemoved }: (typeof changes)[number]) =>
    addressesAdded.length + addressesRemoved.length > 0;
  const sorted = [...changes.filter(touches), ...changes.filter((change) => !touches(change))];
  const lines = sorted
    .slice(0, SHOWN)
    .map(({ change, id, name, addressesAdded, addressesRemoved, fields }) => {
      const details = [
        ...addressesAdded.map((text) => `+${text}`),
        ...addressesRemoved.map((text) => `-${text}`),
        ...fields,
      ];
      return fill(texts.changeLine, {
        change: texts.changes[change],
        id,
        name,
        details: details.length === 0 ? '' : `: ${details.join(', ')}`,
      });
    });
  return [
    fill(texts.differs, {
      before: about.before,
      added: count('added'),
      removed: count('removed'),
      changed: count('changed'),
    }),
    ...(otherList ? [fill(texts.otherList, { list: about.list })] : []),
    ...lines,
    ...(changes.length > SHOWN ? [fill(texts.more, { n: SHOWN, m: changes.length, list: about.list })] : []),
  ];
}
