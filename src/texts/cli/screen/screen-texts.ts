import type { ExposureKind, FlowWay } from '../../../screening/rules/severity-rules.ts';
import type { NotLookedAt, ScreenLevel } from '../../../screening/screen-level.ts';

/** Texts of the command `screen`. `{name}` is filled in. */
export interface ScreenTexts {
  readonly levels: Readonly<Record<ScreenLevel, string>>;
  /** Each ends the sentence "unknown, because". */
  readonly notLookedAt: Readonly<Record<NotLookedAt, string>>;
  readonly distances: Readonly<Record<ExposureKind, string>>;
  readonly ways: Readonly<Record<FlowWay, string>>;
  readonly head: string;
  readonly headTransaction: string;
  readonly headListed: string;
  readonly headUndecided: string;
  readonly headClusterListed: string;
  readonly headPartyListed: string;
  readonly headPartyUndecided: string;
  readonly listPublished: string;
  readonly apart: string;
  readonly headUnknown: string;
  readonly headNoRule: string;
  readonly missing: string;
  readonly transaction: string;
  readonly points: string;
  readonly ownLabel: string;
  readonly ownCategory: string;
  readonly ownInherited: string;
  readonly noLabel: string;
  readonly conflict: string;
  readonly reason: string;
  readonly reasonOwn: string;
  readonly reasonInherited: string;
  readonly listedSelf: string;
  readonly listedSelfUnknown: string;
  readonly listedCluster: string;
  readonly listedNear: string;
  readonly listedNearUnknown: string;
  readonly notListed: string;
  readonly oldLists: string;
  readonly lookAlike: string;
  readonly place: string;
  readonly placeInherited: string;
  readonly path: string;
  readonly parties: string;
  readonly party: string;
  readonly looked: string;
  readonly lookedPart: string;
  readonly openSource: string;
  readonly openDestination: string;
  readonly basis: string;
  readonly caveat: string;
  readonly building: string;
  readonly progress: string;
  readonly done: string;
  readonly bad: string;
}
