import type { ProblemKind } from '../../../attribution/dossiers/problem.ts';
import type { StepKind } from '../../../attribution/incidents/step-kinds.ts';
import type { VictimKind } from '../../../attribution/incidents/victim-kinds.ts';

/** Texts of the commands `actors`, `incidents` and `case`. `{name}` is filled in. */
export interface DossierTexts {
  readonly problems: Readonly<Record<ProblemKind, string>>;
  readonly problemLine: string;
  readonly problemKept: string;
  readonly problemsMore: string;
  readonly victimKinds: Readonly<Record<VictimKind, string>>;
  readonly steps: Readonly<Record<StepKind, string>>;
  readonly states: Readonly<Record<'written' | 'known' | 'refused' | 'failed', string>>;
  readonly imported: string;
  readonly refusedHint: string;
  readonly none: Readonly<Record<'actors' | 'incidents', string>>;
  readonly listed: Readonly<Record<'actors' | 'incidents', string>>;
  readonly kindsKnown: string;
  readonly what: Readonly<
    Record<
      | 'alias'
      | 'group'
      | 'statement'
      | 'incident'
      | 'laundering'
      | 'sanction'
      | 'victim'
      | 'kind'
      | 'usd'
      | 'asset'
      | 'assetText'
      | 'vector'
      | 'attribution'
      | 'address'
      | 'tx'
      | 'other'
      | 'claim'
      | 'part'
      | 'seed',
      string
    >
  >;
  readonly until: string;
  readonly notStated: string;
  readonly unchecked: string;
  readonly sourceLine: string;
  readonly shown: string;
  readonly tableLine: string;
  readonly caveat: string;
  readonly caseGood: string;
  readonly caseBad: string;
  readonly caseTitle: string;
  readonly sums: string;
}
