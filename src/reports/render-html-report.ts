import { reportTextsEn } from '../texts/report/en.ts';
import { reportTextsId } from '../texts/report/id.ts';
import { escapeHtml } from './html/escape-html.ts';
import { REPORT_STYLE } from './html/report-style.ts';
import { type Badge, createReportWriter } from './html/report-writer.ts';
import type { ReportDocument } from './report-document.ts';
import { figureSection } from './sections/figure-section.ts';
import { hopsSection } from './sections/hops-section.ts';
import { limitsSection } from './sections/limits-section.ts';
import { methodsSection } from './sections/methods-section.ts';
import { rerunSection } from './sections/rerun-section.ts';
import { rulesSection } from './sections/rules-section.ts';
import { sameSourceSection } from './sections/same-source-section.ts';
import { summarySection } from './sections/summary-section.ts';
import { terminalsSection } from './sections/terminals-section.ts';

/**
 * One self-contained HTML page: no script, no request to anywhere (its own policy forbids both). The same document
 * gives the same bytes. Everything that comes from data is escaped.
 */
export function renderHtmlReport(document: ReportDocument): string {
  const { about } = document;
  const texts = about.language === 'id' ? reportTextsId : reportTextsEn;
  const writer = createReportWriter(document, texts);
  const badges = (['fact', 'inference', 'claim'] as const satisfies readonly Badge[]).map(
    (badge) =>
      `<li><span class="badge ${badge}">${escapeHtml(texts.badge[badge])}</span> ${escapeHtml(texts.badgeMeaning[badge])}</li>\n`,
  );
  const head = [
    about.caseId === undefined ? '' : writer.paragraph(`${texts.caseId}: ${about.caseId}`),
    about.generatedAt === undefined ? '' : writer.paragraph(`${texts.generatedAt}: ${about.generatedAt}`),
    about.language === 'id' ? '' : writer.paragraph(texts.prevails, 'soft'),
  ];
  return [
    '<!doctype html>\n',
    `<html lang="${texts.htmlLanguage}">\n<head>\n<meta charset="utf-8">\n`,
    '<meta name="viewport" content="width=device-width,initial-scale=1">\n',
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">\n`,
    '<meta name="referrer" content="no-referrer">\n',
    `<title>${escapeHtml(about.title)}</title>\n<style>${REPORT_STYLE}</style>\n</head>\n<body>\n<main>\n`,
    `<h1>${escapeHtml(about.title)}</h1>\n`,
    ...head,
    `<ul>\n${badges.join('')}</ul>\n`,
    summarySection(writer),
    figureSection(writer),
    terminalsSection(writer),
    sameSourceSection(writer),
    limitsSection(writer),
    rulesSection(writer),
    methodsSection(writer),
    hopsSection(writer),
    rerunSection(writer),
    '</main>\n</body>\n</html>\n',
  ].join('');
}
