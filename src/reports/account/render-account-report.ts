import { fill } from '../../texts/fill.ts';
import { reportTextsEn } from '../../texts/report/en.ts';
import { reportTextsId } from '../../texts/report/id.ts';
import type { CountText } from '../../texts/report/report-texts.ts';
import type { AccountTraceResult } from '../../tracing/accounts/account-trace-result.ts';
import { escapeHtml } from '../html/escape-html.ts';
import { renderTable } from '../html/render-table.ts';
import { REPORT_STYLE } from '../html/report-style.ts';
import { accountTables } from './account-tables.ts';
import type { AccountWriter } from './account-writer.ts';
import { beyondRecord } from './beyond-record.ts';
import { namesOfTables } from './names-of-tables.ts';
import { possibleReceipts } from './possible-receipts.ts';
import { startShares } from './start-shares.ts';

/** What a report of an account chain says beside the trace. */
export interface AccountReportAbout {
  readonly language: 'id' | 'en';
  readonly title: string;
  readonly version: string;
  /** The command line that makes this report again. */
  readonly command: string;
  /** What the data cover and what is missing in them, in the language of the report. */
  readonly coverage: readonly string[];
  /** Steps between chains and candidates behind mixers, in the language of the report. */
  readonly beyond: readonly string[];
}

/**
 * One self-contained HTML page of a trace on an account chain, in the form of renderHtmlReport: no script, no request
 * to anywhere, the same trace gives the same bytes, everything that comes from data is escaped.
 */
export function renderAccountReport(result: AccountTraceResult, about: AccountReportAbout): string {
  const texts = about.language === 'id' ? reportTextsId : reportTextsEn;
  const { policies } = result.parameters;
  const count = (text: CountText, n: number) => fill(n === 1 ? text.one : text.other, { n });
  const recorded = result.coverage.sourced > 0 ? 'sourced' : 'fact';
  const writer: AccountWriter = {
    texts,
    result,
    policies,
    recorded,
    table: (table) => renderTable(table, (n) => count(texts.more, n)),
    heading: (text, badge) => {
      const mark = badge ? ` <span class="badge ${badge}">${escapeHtml(texts.badge[badge])}</span>` : '';
      return `<h2>${escapeHtml(text)}${mark}</h2>\n`;
    },
    paragraph: (text, className) => `<p${className ? ` class="${className}"` : ''}>${escapeHtml(text)}</p>\n`,
  };
  const badges = ([recorded, 'inference', 'claim'] as const).map(
    (badge) =>
      `<li><span class="badge ${badge}">${escapeHtml(texts.badge[badge])}</span> ${escapeHtml(texts.badgeMeaning[badge])}</li>\n`,
  );
  const lines = (list: readonly string[]) =>
    list.length === 0 ? '' : `<pre>${list.map(escapeHtml).join('\n')}</pre>\n`;
  return [
    '<!doctype html>\n',
    `<html lang="${texts.htmlLanguage}">\n<head>\n<meta charset="utf-8">\n`,
    '<meta name="viewport" content="width=device-width,initial-scale=1">\n',
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">\n`,
    '<meta name="referrer" content="no-referrer">\n',
    `<title>${escapeHtml(about.title)}</title>\n<style>${REPORT_STYLE}</style>\n</head>\n<body>\n<main>\n`,
    `<h1>${escapeHtml(about.title)}</h1>\n`,
    about.language === 'id' ? '' : writer.paragraph(texts.prevails, 'soft'),
    `<ul>\n${badges.join('')}</ul>\n`,
    sourced(writer),
    accountTables.summary(writer),
    startShares(writer),
    noFigure(writer),
    accountTables.places(writer),
    namesOfTables(writer),
    lines(about.beyond),
    accountTables.methods(writer),
    possibleReceipts(writer),
    beyondRecord(writer),
    accountTables.steps(writer),
    accountTables.assets(writer),
    rerun(writer, about),
    '</main>\n</body>\n</html>\n',
  ].join('');
}

/** How much of what follows is a source's word; it is read before anything else. */
function sourced({ texts, result, paragraph }: AccountWriter): string {
  const { sourced: n, blocks: m } = result.coverage;
  return n > 0 ? paragraph(fill(texts.account.sourced, { n, m })) : '';
}

/** Why there is no figure here, and where the numbers are. */
function noFigure({ texts, heading, paragraph }: AccountWriter): string {
  const titles = {
    summary: texts.summary.title,
    places: texts.account.placesTitle,
    steps: texts.account.stepsTitle,
    sums: texts.conservation.title,
  };
  return heading(texts.figure.title) + paragraph(fill(texts.account.noFigure, titles));
}

function rerun(writer: AccountWriter, about: AccountReportAbout): string {
  const { texts, result } = writer;
  const { coverage, parameters } = result;
  const t = texts.rerun;
  const json = JSON.stringify(
    parameters,
    (_, value: unknown) => (typeof value === 'bigint' ? value.toString() : value),
    2,
  );
  const facts: [string, string][] = [
    [t.manifest, `<code>${escapeHtml(coverage.manifestHash)}</code>`],
    [t.chain, escapeHtml(coverage.chain)],
    [t.coverage, about.coverage.map(escapeHtml).join('<br>')],
    [t.version, escapeHtml(about.version)],
    [t.command, `<pre>${escapeHtml(about.command)}</pre>`],
    [t.parameters, `<pre>${json.split('\n').map(escapeHtml).join('\n')}</pre>`],
  ];
  const list = facts.map(([term, html]) => `<dt>${escapeHtml(term)}</dt><dd>${html}</dd>\n`);
  return `${writer.heading(t.title)}${writer.paragraph(t.intro)}<dl>\n${list.join('')}</dl>\n`;
}
