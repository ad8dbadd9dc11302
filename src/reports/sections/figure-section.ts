import { fill } from '../../texts/fill.ts';
import { renderFigure } from '../figure/render-figure.ts';
import type { ReportWriter } from '../html/report-writer.ts';

export function figureSection(writer: ReportWriter): string {
  const { document, texts } = writer;
  const { figure } = document;
  if (!figure) return writer.heading(texts.figure.title) + writer.paragraph(texts.figure.absent);
  const policy = texts.methods.names[document.primary];
  return [
    writer.heading(texts.figure.title, 'inference'),
    writer.paragraph(fill(texts.figure.description, { policy })),
    renderFigure(writer, figure),
    figure.drawn < figure.total
      ? writer.paragraph(fill(texts.figure.drawn, { n: figure.drawn, m: figure.total }))
      : '',
  ].join('');
}
