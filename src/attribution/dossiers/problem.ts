/** What can be wrong at a line of a dossier, a case or a table of incidents. Texts of each are in `texts/cli/dossiers`. */
export type ProblemKind =
  | 'yaml'
  | 'format'
  | 'fields'
  | 'list'
  | 'text'
  | 'missing'
  | 'unknown-field'
  | 'no-source'
  | 'unknown-source'
  | 'date'
  | 'usd'
  | 'amount'
  | 'precise'
  | 'asset'
  | 'chain'
  | 'victim-kind'
  | 'step-kind'
  | 'address'
  | 'transaction'
  | 'duplicate'
  | 'sum'
  | 'id'
  | 'cells'
  | 'flag'
  | 'unread';

/** Of a `bad` problem nothing is taken; the others are told and the row is kept. */
export interface Problem {
  /** Line of the file, from 1. */
  readonly line: number;
  readonly kind: ProblemKind;
  readonly bad: boolean;
  /** Name of the field or column. */
  readonly field?: string;
  /** What stands there, at most 120 characters of it. */
  readonly value?: string;
  /** What would be right, or why it is not. */
  readonly detail?: string;
}

/** Collects the problems of one file. */
export type Tell = (line: number, kind: ProblemKind, about?: Partial<Omit<Problem, 'line' | 'kind'>>) => void;
