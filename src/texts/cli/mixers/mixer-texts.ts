import type { RuleNotApplied } from '../../../tracing/demix/mixer-notes.ts';

/** Texts about what may have come out of mixers. `{name}` is filled in. */
export interface MixerTexts {
  readonly title: string;
  readonly group: string;
  /** No rule says anything. */
  readonly none: string;
  readonly notApplied: string;
  readonly reasons: Readonly<Record<RuleNotApplied['reason'], string>>;
  /** Accounts that were not read whole. */
  readonly histories: string;
  readonly caveat: string;
}
