import type { BarFigure } from './bar-figure.ts';
import { figureSize } from './figure-size.ts';
import { LEGEND_COLUMNS } from './legend-columns.ts';
import { SOURCE_WIDTH } from './source-width.ts';
import { wrapText } from './wrap-text.ts';

/** Okabe and Ito's colours, which people with any colour vision tell apart; patterns tell them apart in print. */
const COLOURS = ['#0072B2', '#E69F00', '#009E73', '#CC79A7', '#56B4E9', '#D55E00', '#F0E442', '#000000'];
const DECALS = [
  { symbol: 'none' },
  { symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [2, 5], rotation: -Math.PI / 4 },
  {
    symbol: 'circle',
    symbolSize: 0.6,
    dashArrayX: [
      [8, 8],
      [0, 8, 8, 0],
    ],
    dashArrayY: [6, 0],
  },
  { symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [4, 3], rotation: Math.PI / 4 },
  { symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [2, 4] },
];
const LEGEND_LENGTH = 40;
const INK = '#222222';
const FONT = 'DejaVu Sans, Arial, sans-serif';

/** The options of ECharts for a chart of bars: plain data, the same bytes for the same figures. */
export function barOption(figure: BarFigure): Record<string, unknown> {
  const { height, foot, top } = figureSize(figure);
  const names = {
    type: 'category',
    data: figure.categories,
    axisTick: { show: false },
    axisLabel: { color: INK, fontSize: 12, interval: 0 },
    ...(figure.upright ? {} : { inverse: true }),
  };
  const values = {
    type: 'value',
    name: figure.axis,
    nameLocation: figure.upright ? 'end' : 'middle',
    nameGap: 12,
    nameTextStyle: { color: INK, fontSize: 12, align: figure.upright ? 'left' : 'center' },
    // Every bar has its value written on it, with the decimal mark of the language; ECharts has only English numbers.
    axisLabel: { show: false },
    splitLine: { show: false },
  };
  return {
    animation: false,
    backgroundColor: '#ffffff',
    color: COLOURS,
    textStyle: { fontFamily: FONT },
    aria: { enabled: true, decal: { show: true, decals: DECALS } },
    title: {
      text: figure.title,
      left: 16,
      top: 10,
      textStyle: { color: INK, fontSize: 17, fontWeight: 'bold' },
    },
    // A legend each, placed by hand: without a browser nobody knows how wide a text is.
    legend: figure.series.map(({ name }, i) => ({
      data: [name],
      // A longer one would run into the next; the sources below have it in full.
      ...(name.length > LEGEND_LENGTH ? { formatter: `${name.slice(0, LEGEND_LENGTH - 1)}…` } : {}),
      selectedMode: false,
      left: 16 + (i % LEGEND_COLUMNS) * 310,
      top: 42 + Math.floor(i / LEGEND_COLUMNS) * 24,
      textStyle: { color: INK, fontSize: 12 },
    })),
    grid: {
      left: figure.upright ? 20 : 190,
      right: figure.upright ? 20 : 70,
      top,
      bottom: height - foot + 32,
    },
    xAxis: figure.upright ? names : values,
    yAxis: figure.upright ? values : names,
    series: figure.series.map(({ name, values: drawn }) => ({
      type: 'bar',
      silent: true,
      name,
      barGap: '5%',
      barCategoryGap: '18%',
      data: drawn.map((found) => (found ? { value: found.value, label: { formatter: found.text } } : null)),
      label: {
        show: true,
        position: figure.upright ? 'top' : 'right',
        color: INK,
        fontSize: 10,
        // A label may stand on the bar beside its own.
        textBorderColor: '#ffffff',
        textBorderWidth: 3,
        ...(figure.upright ? { rotate: 90, align: 'left', verticalAlign: 'middle', distance: 6 } : {}),
      },
    })),
    graphic: wrapText(figure.sources, SOURCE_WIDTH).map((text, i) => ({
      type: 'text',
      left: 16,
      top: foot + 6 + i * 15,
      style: { text, fill: '#444444', font: `11px ${FONT}` },
    })),
  };
}
