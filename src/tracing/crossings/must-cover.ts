import { JejakError } from '../../primitives/jejak-error.ts';
import type { TaintPolicyId } from '../value/policies.ts';
import type { Crossed } from './crossed.ts';
import { unitsByStart } from './units-by-start.ts';

/** Of no start may more arrive than was handed over, in start units, which poison has none of. Errors: TRACE_BOOKS. */
export function mustCover({ link, share, arrived }: Crossed, policies: readonly TaintPolicyId[]): void {
  for (const [p, pieces] of arrived.entries()) {
    if (policies[p] === 'poison') continue;
    const paid = unitsByStart(share.paid[p]);
    for (const [start, units] of unitsByStart(pieces))
      if (units > (paid.get(start) ?? 0n))
        throw new JejakError('TRACE_BOOKS', {
          meta: {
            what: `a crossing into step ${link.to.step}, start ${start}`,
            left: units,
            right: paid.get(start) ?? 0n,
          },
        });
  }
}
