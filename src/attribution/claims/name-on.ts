import { isService } from '../taxonomy/is-service.ts';
import { bestLabel } from './best-label.ts';
import type { TagClaim } from './tag-claim.ts';

/** How an address is called where value passes it. */
export interface DayName {
  readonly label: string;
  /** The concept that makes it a service, else the first one; empty without concepts. */
  readonly category: string;
  /** What comes to it is mixed with what others brought: a trace ends here. A thief or a victim is none. */
  readonly service: boolean;
  /** Who says so, several separated by commas. */
  readonly source: string;
  /** The maker of the tag says that it holds for the whole cluster. */
  readonly definesCluster: boolean;
}

/** The best label of an address on a day (UTC) out of all claims about it; undefined when none is valid then. */
export function nameOn(claims: readonly TagClaim[], day: string): DayName | undefined {
  const { best } = bestLabel(claims, day);
  if (!best) return undefined;
  const own = best.claims.map((at) => claims[at]!);
  const concepts = own.flatMap(({ concepts: named }) => named);
  const service = concepts.find(isService);
  return {
    label: best.label,
    category: service ?? concepts[0] ?? '',
    service: service !== undefined,
    source: [...new Set(own.map(({ source }) => source))].join(', '),
    definesCluster: own.some(({ clusterDefiner }) => clusterDefiner === true),
  };
}
