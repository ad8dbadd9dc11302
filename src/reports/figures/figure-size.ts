import type { BarFigure } from './bar-figure.ts';
import { LEGEND_COLUMNS } from './legend-columns.ts';
import { SOURCE_WIDTH } from './source-width.ts';
import { wrapText } from './wrap-text.ts';

export interface FigureSize {
  readonly width: number;
  readonly height: number;
  /** Where the bars begin. */
  readonly top: number;
  /** Where the line of the sources begins. */
  readonly foot: number;
}

/** Pixels of a chart: as high as its bars need, with room for the sources below. */
export function figureSize({ upright, categories, series, sources }: BarFigure): FigureSize {
  const bars = upright ? 360 : Math.max(3, categories.length) * (14 + 18 * Math.max(1, series.length));
  const top = 46 + 24 * Math.ceil(series.length / LEGEND_COLUMNS) + (upright ? 44 : 12);
  const foot = top + bars + 32;
  return { width: 960, height: foot + 14 + 15 * wrapText(sources, SOURCE_WIDTH).length, foot, top };
}
