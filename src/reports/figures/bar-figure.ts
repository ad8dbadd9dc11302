/** A chart of bars as data: every text in the reader's language, every value as it is drawn. */
export interface BarFigure {
  readonly title: string;
  readonly axis: string;
  /** Bars stand upright (years) or lie (long names). */
  readonly upright: boolean;
  readonly categories: readonly string[];
  readonly series: readonly {
    readonly name: string;
    /** Undefined: this series says nothing about the category; that is not zero. */
    readonly values: readonly ({ readonly value: number; readonly text: string } | undefined)[];
  }[];
  /** Where the figures are from: it stands inside of the chart, because charts are passed on alone. */
  readonly sources: string;
}
