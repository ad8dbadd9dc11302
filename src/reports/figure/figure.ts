import type { EndKind } from '../../texts/report/report-texts.ts';
import type { TraceTag } from '../../tracing/trace-parameters.ts';

export type FigureNodeKind = 'seed' | 'transaction' | 'others' | 'end';

/** A box of the figure. Positions and sizes are in tenths of a pixel, whole numbers. */
export interface FigureNode {
  readonly id: string;
  readonly kind: FigureNodeKind;
  /** Seed: its label; transaction: its txid; otherwise empty. */
  readonly text: string;
  /** End: where taint stopped. */
  readonly end?: { readonly kind: EndKind; readonly tag?: TraceTag };
  /** Transactions in this box. */
  readonly count: number;
  /** Satoshi that go through. */
  readonly value: bigint;
  readonly x: number;
  readonly y: number;
  readonly height: number;
}

export interface FigureLink {
  readonly from: string;
  readonly to: string;
  readonly value: bigint;
  readonly width: number;
  /** Heights where the band leaves and enters, at its middle. */
  readonly y1: number;
  readonly y2: number;
}

export interface Figure {
  readonly nodes: readonly FigureNode[];
  readonly links: readonly FigureLink[];
  readonly width: number;
  readonly height: number;
  /** Transactions drawn one by one, of all that were passed under the policy. */
  readonly drawn: number;
  readonly total: number;
}
