import { openActors } from '../../attribution/actors/open-actors.ts';
import { JejakError } from '../../primitives/jejak-error.ts';
import { barOption } from '../../reports/figures/bar-option.ts';
import { renderBarSvg } from '../../reports/figures/render-bar-svg.ts';
import { fill } from '../../texts/fill.ts';
import type { CliContext, OptionValues } from '../command.ts';
import { writePage } from '../output/write-page.ts';
import { type FigureData, figureNotes } from './figure-notes.ts';
import { type DrawnSection, statsFigure } from './stats-figure.ts';

/** Writes the section that was asked for as a chart; of all of them, the years. Errors: OPTION_INVALID, FILE_MISSING, FIGURE_EMPTY. */
export function writeStatsFigure(context: CliContext, found: FigureData, options: OptionValues): void {
  const { rows, tables } = found;
  const file = String(options.figure);
  const by = String(options.per);
  const section = (by === 'all' ? 'year' : by) as DrawnSection;
  const asked = options.actor === undefined ? undefined : String(options.actor);
  const names = openActors(String(options.data)).flatMap(({ actors }) =>
    actors.filter(({ id }) => id === asked),
  );
  const actor = names[0]?.name ?? asked ?? context.texts.stats.figure.everyone;
  const figure = statsFigure(
    rows,
    {
      section,
      actor,
      tables: tables.map(({ title }) => title),
      notes: figureNotes(section, found, context.texts.stats),
    },
    context.texts,
  );
  if (figure.categories.length === 0)
    throw new JejakError('FIGURE_EMPTY', { meta: { section: context.texts.stats.sections[section] } });
  if (/\.svg$/i.test(file)) writePage(file, renderBarSvg(figure));
  else if (/\.json$/i.test(file)) writePage(file, `${JSON.stringify(barOption(figure), null, 2)}\n`);
  else
    throw new JejakError('OPTION_INVALID', {
      meta: { option: '--figure', value: file, allowed: '.svg, .json' },
    });
  const line = `${fill(context.texts.stats.figureWritten, { file })}\n`;
  // What programs read is not mixed with what people are told.
  if (String(options.format) === 'table') context.write(line);
  else context.warn(line);
}
