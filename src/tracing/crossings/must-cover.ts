import { JejakError } from '../../primitives/jejak-error.ts';
import type { CarriedParcel } from '../value/carried.ts';
import type { Link } from './find-links.ts';
import type { LinkShare } from './share-deposit.ts';
import { unitsByStart } from './units-by-start.ts';

/** Of no start may more arrive than was handed over. Errors: TRACE_BOOKS. */
export function mustCover(
  link: Link,
  share: LinkShare,
  arrived: readonly (CarriedParcel | undefined)[],
): void {
  for (const [p, pieces] of arrived.entries()) {
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
