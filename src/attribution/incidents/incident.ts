import type { Problem } from '../dossiers/problem.ts';
import type { Source } from '../dossiers/source.ts';
import type { StepKind } from './step-kinds.ts';
import type { VictimKind } from './victim-kinds.ts';

/** So much of one asset, as a source states it. */
export interface AssetAmount {
  readonly chain: string;
  readonly symbol: string;
  readonly decimals: number;
  /** Base units. */
  readonly units: bigint;
  /** The source itself rounds: `~10k BTC`, `25.5M USDC`. */
  readonly rounded: boolean;
  readonly source: readonly string[];
}

/** Who says that an actor did it. */
export interface Attribution {
  readonly actor: string;
  readonly by: string;
  readonly date?: string;
  readonly source: readonly string[];
}

export interface PathStep {
  readonly step: StepKind;
  /** Mixer, bridge, exchange ... by name. */
  readonly service?: string;
  readonly date?: string;
  readonly amounts: readonly AssetAmount[];
  readonly source: readonly string[];
}

export interface Sanction {
  readonly by: string;
  readonly date: string;
  readonly subject: string;
  readonly ended?: string;
  readonly source: readonly string[];
}

/** One theft as one source tells it. Claims throughout: what several sources say stands side by side. */
export interface Incident {
  readonly id: string;
  /** `2017`, `2017-05` or `2017-05-12`. */
  readonly date: string;
  readonly victim: string;
  readonly kind: VictimKind;
  /** Why it is of this kind, and where that can be read. */
  readonly kindReason?: string;
  /** Cents of a USD as reported; absent when the source has no figure. */
  readonly usd?: bigint;
  readonly assets: readonly AssetAmount[];
  /** Parts of a free text about assets that are no exact amount. */
  readonly assetsUnread: readonly string[];
  readonly vector?: string;
  readonly attributions: readonly Attribution[];
  readonly path: readonly PathStep[];
  readonly sanctions: readonly Sanction[];
  readonly source: readonly string[];
  /** Line of the file, from 1. */
  readonly line: number;
}

/** An address or a transaction of an incident. */
export interface IncidentAddress {
  readonly incident: string;
  readonly kind: 'address' | 'tx';
  readonly chain: string;
  readonly id: string;
  /** False: of this chain only the characters were looked at. */
  readonly checked: boolean;
  readonly role: string;
  readonly source: string;
  readonly line: number;
}

export const INCIDENT_FORMATS = ['incidents-yaml', 'incidents-csv', 'addresses-csv'] as const;
export type IncidentFormat = (typeof INCIDENT_FORMATS)[number];

/** What one file says about incidents. */
export interface IncidentTable {
  readonly format: IncidentFormat;
  readonly title: string;
  /** Rows or entries of the file, also those that were left out. */
  readonly rows: number;
  readonly leftOut: number;
  readonly incidents: readonly Incident[];
  readonly addresses: readonly IncidentAddress[];
  readonly sources: readonly Source[];
  readonly problems: readonly Problem[];
}
