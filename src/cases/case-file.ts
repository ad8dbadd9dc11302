import type { Problem } from '../attribution/dossiers/problem.ts';
import type { Source } from '../attribution/dossiers/source.ts';
import type { AssetAmount, Incident, IncidentAddress } from '../attribution/incidents/incident.ts';
import type { StepKind } from '../attribution/incidents/step-kinds.ts';

/** A text in the languages of the case. */
export interface CaseText {
  readonly en: string;
  readonly id: string;
}

/** One thing that somebody says about the case. */
export interface CaseClaim {
  readonly id: string;
  readonly step: StepKind;
  /** `2022-04-04`, or `2022-04-04/2022-05-19`. */
  readonly date?: string;
  readonly text: CaseText;
  readonly amounts: readonly AssetAmount[];
  /** Amounts that add up to `amounts`, asset by asset. */
  readonly parts: readonly AssetAmount[];
  readonly addresses: readonly { readonly chain: string; readonly id: string }[];
  readonly transactions: readonly { readonly chain: string; readonly id: string }[];
  readonly source: readonly string[];
  readonly line: number;
}

export interface CaseProblem extends Problem {
  /** Name of the file in the folder. */
  readonly file: string;
}

/** A case folder as it was read. With any bad problem it is not to be relied on. */
export interface CaseFolder {
  readonly folder: string;
  readonly title?: CaseText;
  readonly incident?: Incident;
  readonly claims: readonly CaseClaim[];
  readonly addresses: readonly IncidentAddress[];
  /** Seeds as `jejak trace --from @seeds.txt` takes them. */
  readonly seeds: readonly { readonly text: string; readonly line: number }[];
  readonly sources: readonly Source[];
  /** Stated totals that were compared with their parts. */
  readonly sums: number;
  readonly problems: readonly CaseProblem[];
}
