import { formatAmount } from '../../primitives/amount.ts';
import { fill } from '../../texts/fill.ts';
import type { CountText, ReportTexts } from '../../texts/report/report-texts.ts';
import type { PolicyAmounts } from '../../tracing/trace-result.ts';
import type { TaintPolicyId } from '../../tracing/value/policies.ts';
import type { ReportDocument } from '../report-document.ts';
import { escapeHtml } from './escape-html.ts';
import { renderTable, type Table } from './render-table.ts';

/** What a section needs: the document, the texts of its language, and how to write things. */
export interface ReportWriter {
  readonly document: ReportDocument;
  readonly texts: ReportTexts;
  readonly policies: readonly TaintPolicyId[];
  /** "0.10000000" */
  readonly digits: (units: bigint) => string;
  /** "0.10000000 BTC" */
  readonly amount: (units: bigint) => string;
  /** One cell a policy, a dash where the policy has nothing. */
  readonly cells: (amounts: PolicyAmounts) => string[];
  readonly count: (text: CountText, n: number) => string;
  readonly paragraph: (text: string, className?: string) => string;
  readonly heading: (text: string, badge?: Badge) => string;
  readonly table: (table: Table) => string;
}

export type Badge = 'fact' | 'sourced' | 'inference' | 'claim';

export function createReportWriter(document: ReportDocument, texts: ReportTexts): ReportWriter {
  const { asset } = document.about;
  const policies = document.trace.parameters.policies;
  const digits = (units: bigint) => formatAmount({ asset, units });
  const count = (text: CountText, n: number) => fill(n === 1 ? text.one : text.other, { n });
  return {
    document,
    texts,
    policies,
    digits,
    count,
    amount: (units) => `${digits(units)} ${asset.symbol}`,
    cells: (amounts) => policies.map((id) => (amounts[id] === undefined ? '–' : digits(amounts[id]))),
    paragraph: (text, className) => `<p${className ? ` class="${className}"` : ''}>${escapeHtml(text)}</p>\n`,
    heading: (text, badge) => {
      const mark = badge ? ` <span class="badge ${badge}">${escapeHtml(texts.badge[badge])}</span>` : '';
      return `<h2>${escapeHtml(text)}${mark}</h2>\n`;
    },
    table: (table) => renderTable(table, (n) => count(texts.more, n)),
  };
}
