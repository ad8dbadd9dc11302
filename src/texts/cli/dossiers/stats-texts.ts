import type { StatRule, StatSection } from '../../../attribution/statistics/stat-row.ts';
import type { TrackerId } from '../../../attribution/statistics/trackers.ts';

/** Texts of the command `stats` and its charts. `{name}` is filled in. */
export interface StatsTexts {
  readonly sections: Readonly<Record<StatSection, string>>;
  readonly rules: Readonly<Record<StatRule, string>>;
  readonly trackers: Readonly<Record<TrackerId, string>>;
  readonly keys: Readonly<Record<'total' | 'without-unsold' | 'btc' | 'eth' | 'other' | 'mixers', string>>;
  readonly about: string;
  readonly moreThan: string;
  readonly priced: string;
  readonly roundedAmounts: string;
  readonly through: string;
  readonly services: string;
  readonly share: string;
  readonly pathKnown: string;
  readonly nOfM: string;
  readonly assetsKnown: string;
  readonly victimsKnown: string;
  readonly pathsKnown: string;
  readonly noPrices: string;
  readonly pricesUsed: string;
  readonly missing: string;
  readonly missingMore: string;
  readonly missingWhy: Readonly<Record<'no-day' | 'no-price', string>>;
  readonly nothing: string;
  readonly neverAdded: string;
  readonly reasonsTitle: string;
  readonly reasons: Readonly<
    Record<'counted' | 'noValue' | 'net' | 'time' | 'price' | 'assets' | 'mixers', string>
  >;
  readonly figureWritten: string;
  readonly figure: {
    readonly titles: Readonly<Record<'year' | 'asset' | 'victim' | 'path', string>>;
    readonly axis: Readonly<Record<'year' | 'asset' | 'victim' | 'path', string>>;
    readonly sources: string;
    readonly priced: string;
    readonly valued: string;
    readonly everyone: string;
    /** Decimal mark. */
    readonly point: string;
  };
}
