import { BarChart } from 'echarts/charts';
import {
  AriaComponent,
  GraphicComponent,
  GridComponent,
  LegendComponent,
  TitleComponent,
} from 'echarts/components';
import { init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import type { BarFigure } from './bar-figure.ts';
import { barOption } from './bar-option.ts';
import { figureSize } from './figure-size.ts';

/** A chart of bars as SVG, without a browser. The same figures give the same bytes. */
export function renderBarSvg(figure: BarFigure): string {
  use([
    BarChart,
    AriaComponent,
    GraphicComponent,
    GridComponent,
    LegendComponent,
    TitleComponent,
    SVGRenderer,
  ]);
  const { width, height } = figureSize(figure);
  const chart = init(null, null, { renderer: 'svg', ssr: true, width, height });
  try {
    chart.setOption(barOption(figure));
    // Ids and classes count what a process has drawn before.
    const classes = new Map<string, number>();
    const svg = chart.renderToSVGString().replace(/\bzr\d+-/g, 'zr-');
    return `${svg.replace(/\bzr-cls-\d+/g, (name) => {
      if (!classes.has(name)) classes.set(name, classes.size);
      return `zr-c${classes.get(name)}`;
    })}\n`;
  } finally {
    chart.dispose();
  }
}
