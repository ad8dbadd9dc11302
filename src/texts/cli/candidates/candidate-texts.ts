import type { EventKind } from '../../../chains/evm/protocols/protocol-event.ts';

type CandidateReason =
  | 'contract-not-listed'
  | 'other-recipient'
  | 'memo-alone'
  | 'payout-first'
  | 'expired'
  | 'bridge-closed'
  | 'pays-more';

/** Texts about what neither stops a trace nor carries it on. `{name}` is filled in. */
export interface CandidateTexts {
  readonly title: string;
  readonly line: string;
  /** A payout that claims to belong to a payment of the trace. */
  readonly payout: string;
  readonly kinds: Readonly<Record<EventKind | 'memo', string>>;
  readonly reasons: Readonly<Record<CandidateReason, string>>;
}
