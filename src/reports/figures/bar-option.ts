import type { BarFigure } from './bar-figure.ts';
import { figureSize } from './figure-size.ts';
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
const INK = '#222222';
const FONT = 'DejaVu Sans, Arial, sans-serif';

/** The options of ECharts for a chart of bars: plain data, the same bytes for the same figures. */
export function barOption(figure: BarFigure): Record<string, unknown> {
  const { height, foot } = figureSize(figure);
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
    nameGap: figure.upright ? 12 : 30,
    nameTextStyle: { color: INK, fontSize: 12, align: figure.upright ? 'left' : 'center' },
    axisLabel: { color: INK, fontSize: 12 },
    splitLine: { lineStyle: { color: '#dddddd' } },
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
    legend: { left: 16, top: 40, itemGap: 18, textStyle: { color: INK, fontSize: 12 } },
    grid: {
      left: figure.upright ? 60 : 190,
      right: figure.upright ? 20 : 70,
      top: 110,
      bottom: height - foot + (figure.upright ? 32 : 52),
    },
    xAxis: figure.upright ? names : values,
    yAxis: figure.upright ? values : names,
    series: figure.series.map(({ name, values: drawn }) => ({
      type: 'bar',
      name,
      barGap: '5%',
      barCategoryGap: '18%',
      data: drawn.map((value) => value ?? null),
      label: {
        show: true,
        position: figure.upright ? 'top' : 'right',
        color: INK,
        fontSize: 10,
        ...(figure.upright ? { rotate: 90, align: 'left', verticalAlign: 'middle', distance: 6 } : {}),
      },
    })),
    graphic: wrapText(figure.sources, 120).map((text, i) => ({
      type: 'text',
      left: 16,
      top: foot + 6 + i * 15,
      style: { text, fill: '#444444', font: `11px ${FONT}` },
    })),
  };
}
