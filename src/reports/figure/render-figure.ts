import { fill } from '../../texts/fill.ts';
import { escapeHtml } from '../html/escape-html.ts';
import type { ReportWriter } from '../html/report-writer.ts';
import { tagText } from '../tag-text.ts';
import type { Figure, FigureNode } from './figure.ts';

/** Tenths of a pixel. */
const BOX = 120;

/** The figure as an SVG element inside the page. */
export function renderFigure(writer: ReportWriter, figure: Figure): string {
  const { texts, document } = writer;
  const title = escapeHtml(texts.figure.title);
  const description = escapeHtml(
    fill(texts.figure.description, { policy: texts.methods.names[document.primary] }),
  );
  const nodes = new Map(figure.nodes.map((node) => [node.id, node]));
  const links = figure.links.map((link) => {
    const x1 = nodes.get(link.from)!.x + BOX;
    const x2 = nodes.get(link.to)!.x;
    const half = Math.floor((x1 + x2) / 2);
    const path = `M${px(x1)} ${px(link.y1)}C${px(half)} ${px(link.y1)} ${px(half)} ${px(link.y2)} ${px(x2)} ${px(link.y2)}`;
    const text = escapeHtml(writer.amount(link.value));
    return `<path class="l" d="${path}" stroke-width="${px(link.width)}"><title>${text}</title></path>\n`;
  });
  const boxes = figure.nodes.map((node) => {
    const label = nodeLabel(writer, node);
    const full = escapeHtml(
      `${node.kind === 'transaction' ? node.text : label} – ${writer.amount(node.value)}`,
    );
    return (
      `<g><title>${full}</title>` +
      `<rect class="${node.kind}" x="${px(node.x)}" y="${px(node.y)}" width="${px(BOX)}" height="${px(node.height)}"/>` +
      `<text x="${px(node.x)}" y="${px(node.y - 40)}">${escapeHtml(shorten(label))}</text>` +
      `<text x="${px(node.x)}" y="${px(node.y + node.height + 110)}">${escapeHtml(writer.digits(node.value))}</text></g>\n`
    );
  });
  const size = `width="${px(figure.width)}" height="${px(figure.height)}"`;
  return (
    `<div class="scroll"><svg xmlns="http://www.w3.org/2000/svg" role="img" aria-labelledby="figure-title figure-text" ` +
    `viewBox="0 0 ${px(figure.width)} ${px(figure.height)}" ${size}>` +
    `<title id="figure-title">${title}</title><desc id="figure-text">${description}</desc>\n` +
    `${links.join('')}${boxes.join('')}</svg></div>\n`
  );
}

function nodeLabel({ texts }: ReportWriter, node: FigureNode): string {
  if (node.kind === 'seed') return fill(texts.figure.seed, { label: node.text });
  if (node.kind === 'others') return fill(texts.figure.other, { n: node.count });
  if (node.end)
    return node.end.tag ? tagText(texts, { ...node.end.tag, category: '' }) : texts.kinds[node.end.kind];
  return node.text;
}

function shorten(text: string): string {
  // Of a txid both ends are compared by people; of a name the begin says what it is.
  if (/^(0x)?[0-9a-f]{64}$/.test(text)) return `${text.slice(0, 12)}…${text.slice(-10)}`;
  return text.length > 28 ? `${text.slice(0, 27)}…` : text;
}

/** Tenths of a pixel as pixels. */
function px(tenths: number): string {
  return (tenths / 10).toFixed(1);
}
