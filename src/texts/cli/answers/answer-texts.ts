import type { IdentifyAnswer } from '../../../answers/identify/answer.ts';

/** Texts of the command line around the answers of the room `answers`. */
export interface AnswerTexts {
  readonly name: string;
  readonly noName: string;
  readonly namesNotAsked: string;
  readonly listed: string;
  readonly listedUnknown: string;
  readonly total: string;
  readonly held: Readonly<Record<'balance' | 'recorded' | 'unknown', string>>;
  readonly beyond: string;
  readonly span: string;
  readonly ways: Readonly<Record<'in' | 'out' | 'self', string>>;
  readonly others: string;
  readonly nobody: string;
  readonly counterparty: string;
  readonly coinJoin: string;
  readonly rows: string;
  readonly shortened: string;
  readonly nextPage: string;
  readonly noClusters: string;
  readonly basis: string;
  readonly verified: string;
  readonly kinds: Readonly<Record<IdentifyAnswer['found'][number]['kind'], string>>;
  readonly where: Readonly<Record<IdentifyAnswer['found'][number]['where'], string>>;
  readonly labelled: string;
  readonly labelledState: string;
  readonly near: string;
  readonly nothing: string;
  readonly secret: string;
  readonly blockHashes: string;
  readonly next: string;
  readonly counterparties: string;
}
