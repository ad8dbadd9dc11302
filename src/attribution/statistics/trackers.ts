/** What a published count says about one year. */
export interface TrackerYear {
  readonly tracker: TrackerId;
  readonly year: number;
  /** Cents of a USD. */
  readonly usd: bigint;
  /** Absent where the tracker gives none. */
  readonly incidents?: number;
  /** The figure is given as `nearly`, `more than` or read off a chart. */
  readonly about: boolean;
  readonly source: string;
}

export const TRACKERS = ['tayvano', 'chainalysis', 'chainalysis-report', 'trm'] as const;
export type TrackerId = (typeof TRACKERS)[number];

const README = 'github.com/tayvano/lazarus-bluenoroff-research, README.md (commit 000ce4a9)';
const USD = 100n;

/** Years of the three tables that stand side by side in that README: USD and incidents. */
const TABLES: readonly (readonly [number, ...(readonly [bigint, number?])[]])[] = [
  [2017, [109_490_000n, 6], [29_000_000n, 4], [100_000_000n]],
  [2018, [430_265_000n, 15], [522_000_000n, 10], [400_000_000n]],
  [2019, [191_794_000n, 9], [271_000_000n, 9], [200_000_000n]],
  [2020, [307_726_000n, 8], [300_000_000n, 5], [290_000_000n]],
  [2021, [317_050_000n, 13], [428_800_000n, 9], [250_000_000n]],
  [2022, [767_638_000n, 9], [1_650_000_000n, 15], [850_000_000n]],
  [2023, [649_889_146n, 20], [1_000_000_000n, 20], [600_000_000n]],
];

/** Figures that Chainalysis published a year at a time, before and after the table above. */
const REPORTS: readonly (Omit<TrackerYear, 'tracker' | 'usd'> & { readonly dollars: bigint })[] = [
  {
    year: 2021,
    dollars: 400_000_000n,
    incidents: 7,
    about: true,
    source: 'Chainalysis, 2022-01-13',
  },
  {
    year: 2022,
    dollars: 1_700_000_000n,
    about: true,
    source: 'Chainalysis, 2023-02-01',
  },
  {
    year: 2023,
    dollars: 660_500_000n,
    incidents: 20,
    about: false,
    source: 'Chainalysis (2023, revised)',
  },
  {
    year: 2024,
    dollars: 1_340_000_000n,
    incidents: 47,
    about: false,
    source: 'Chainalysis (2024)',
  },
  {
    year: 2025,
    dollars: 2_020_000_000n,
    about: false,
    source: 'Chainalysis (2025)',
  },
];

/** Every published figure, by year and tracker. Figures of others: nothing of them was counted here. */
export function trackerYears(): TrackerYear[] {
  const ids = ['tayvano', 'chainalysis', 'trm'] as const;
  const tables = TABLES.flatMap(([year, ...cells]) =>
    cells.map(
      ([dollars, incidents], i): TrackerYear => ({
        tracker: ids[i]!,
        year,
        usd: dollars * USD,
        ...(incidents === undefined ? {} : { incidents }),
        about: ids[i] !== 'tayvano',
        source: README,
      }),
    ),
  );
  const reports = REPORTS.map(
    ({ dollars, ...rest }): TrackerYear => ({ tracker: 'chainalysis-report', usd: dollars * USD, ...rest }),
  );
  return [...tables, ...reports].sort(
    (a, b) => a.year - b.year || TRACKERS.indexOf(a.tracker) - TRACKERS.indexOf(b.tracker),
  );
}
