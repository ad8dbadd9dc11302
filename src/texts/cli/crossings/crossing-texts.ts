import type { Agreement } from '../../../tracing/bridges/agreement-of.ts';

/** Texts about steps between chains. `{name}` is filled in. */
export interface CrossingTexts {
  readonly title: string;
  readonly followed: string;
  readonly open: string;
  /** The same for a trace that looks for where value came from. */
  readonly openBackward: string;
  readonly mark: Readonly<Record<keyof Agreement, string>>;
  readonly says: Readonly<Record<Agreement['id'], string>>;
  /** No payout in data that were read, with their last block's time. */
  readonly notFound: string;
  /** Data of that chain do not take part. */
  readonly noLake: string;
  /** A chain that no lake can be made of. */
  readonly notRead: string;
  readonly nobodySays: string;
  readonly candidates: string;
  readonly candidate: string;
  /** What became of the starts over all chains, in their own units. */
  readonly world: string;
  readonly columns: {
    readonly start: string;
    readonly chain: string;
    readonly where: string;
    readonly share: string;
  };
  readonly fees: string;
  readonly bridgeFees: string;
  readonly overlaps: string;
  readonly rounding: string;
}
