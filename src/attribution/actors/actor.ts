import type { Problem } from '../dossiers/problem.ts';
import type { Source } from '../dossiers/source.ts';
import type { Sanction } from '../incidents/incident.ts';
import type { StepKind } from '../incidents/step-kinds.ts';

/** A name, with who uses it. */
export interface ActorName {
  readonly name: string;
  readonly source: readonly string[];
}

/** A sub-group, or a name that overlaps with the actor: sources do not agree on the borders. */
export interface ActorGroup {
  readonly id: string;
  readonly name: string;
  readonly relation: string;
  readonly aliases: readonly ActorName[];
  readonly source: readonly string[];
}

/** Somebody says something about the actor: whose it is, what it did. */
export interface ActorStatement {
  readonly by: string;
  readonly date?: string;
  readonly text: string;
  readonly source: readonly string[];
}

export interface ActorIncident {
  readonly id: string;
  readonly by: string;
  readonly date?: string;
  readonly source: readonly string[];
}

/** A whole table of incidents that somebody attributes to the actor, by the SHA-256 of its file. */
export interface ActorTableClaim {
  readonly sha256: string;
  readonly title: string;
  readonly by: string;
  readonly source: readonly string[];
}

export interface ActorStep {
  readonly step: StepKind;
  readonly text: string;
  readonly period?: string;
  readonly source: readonly string[];
}

export interface Actor {
  readonly id: string;
  readonly name: string;
  readonly aliases: readonly ActorName[];
  readonly groups: readonly ActorGroup[];
  readonly statements: readonly ActorStatement[];
  readonly incidents: readonly ActorIncident[];
  readonly tables: readonly ActorTableClaim[];
  readonly laundering: readonly ActorStep[];
  readonly sanctions: readonly Sanction[];
  /** Fields of an ActorPack that the dossier has no place for, as they were. */
  readonly other?: Readonly<Record<string, unknown>>;
  readonly line: number;
}

export interface ActorTable {
  readonly format: 'actor-yaml' | 'actorpack';
  readonly title: string;
  readonly rows: number;
  readonly leftOut: number;
  readonly actors: readonly Actor[];
  readonly sources: readonly Source[];
  readonly problems: readonly Problem[];
}
