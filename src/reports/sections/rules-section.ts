import { fill } from '../../texts/fill.ts';
import { escapeHtml } from '../html/escape-html.ts';
import type { ReportWriter } from '../html/report-writer.ts';
import { labelsText } from '../labels-text.ts';

/** The stop rules of this trace in words. */
export function rulesSection(writer: ReportWriter): string {
  const { texts, policies, document } = writer;
  const p = document.trace.parameters;
  const t = texts.rules;
  const forward = p.direction === 'forward';
  const lines = [
    t.direction[p.direction],
    p.taggedAddresses === undefined ? t.tagsByRule : fill(t.tags, { n: p.taggedAddresses }),
    ...(p.labels ? [labelsText(texts, p.labels)] : []),
    p.passCoinJoins ? t.coinJoinPass : t.coinJoinStop,
    fill(t.outDegree, { n: p.maxOutputs }),
  ];
  if (p.maxDepth !== undefined) lines.push(fill(t.depth, { n: p.maxDepth }));
  for (const id of policies) {
    const least = p.minValue[id];
    if (least)
      lines.push(fill(t.minValue, { policy: texts.methods.names[id], amount: writer.amount(least) }));
  }
  if (p.haircutCutoffMillionths) lines.push(fill(t.cutoff, { n: p.haircutCutoffMillionths }));
  if (p.heightLimit !== undefined) {
    lines.push(fill(forward ? t.heightForward : t.heightBackward, { n: p.heightLimit }));
  }
  if (p.maxTransactions !== undefined) lines.push(fill(t.maxTransactions, { n: p.maxTransactions }));
  if (p.followFees) lines.push(t.followFees);
  const items = lines.map((line) => `<li>${escapeHtml(line)}</li>\n`);
  return `${writer.heading(t.title)}${writer.paragraph(t.intro)}<ul>\n${items.join('')}</ul>\n`;
}
