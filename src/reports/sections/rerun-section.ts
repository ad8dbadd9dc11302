import { fill } from '../../texts/fill.ts';
import { escapeHtml } from '../html/escape-html.ts';
import type { ReportWriter } from '../html/report-writer.ts';

/** The data, the version, the command and the parameters that make the report again. */
export function rerunSection(writer: ReportWriter): string {
  const { texts, document } = writer;
  const { coverage, parameters } = document.trace;
  const t = texts.rerun;
  const data = fill(t.coverageValue, {
    height: coverage.tipHeight,
    transactions: writer.count(texts.transactions, coverage.transactions),
    outputs: writer.count(texts.outputs, coverage.outputs),
  });
  // Amounts are decimal strings in JSON, never numbers.
  const json = JSON.stringify(
    parameters,
    (_, value: unknown) => (typeof value === 'bigint' ? value.toString() : value),
    2,
  );
  const facts: [string, string][] = [
    [t.manifest, `<code>${escapeHtml(coverage.manifestHash)}</code>`],
    [t.chain, escapeHtml(coverage.chain)],
    [t.coverage, escapeHtml(data)],
    [t.version, escapeHtml(document.about.version)],
    [t.command, `<pre>${escapeHtml(document.about.command)}</pre>`],
    [t.parameters, `<pre>${json.split('\n').map(escapeHtml).join('\n')}</pre>`],
  ];
  const list = facts.map(([term, html]) => `<dt>${escapeHtml(term)}</dt><dd>${html}</dd>\n`);
  return `${writer.heading(t.title)}${writer.paragraph(t.intro)}<dl>\n${list.join('')}</dl>\n`;
}
