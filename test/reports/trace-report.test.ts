import { describe, expect, test } from 'vitest';
import { BTC } from '../../src/primitives/asset.ts';
import { buildTraceReport } from '../../src/reports/build-trace-report.ts';
import { layoutFigure } from '../../src/reports/figure/layout-figure.ts';
import { MEASURED_RATES } from '../../src/reports/rates/measured-rates.ts';
import type { Share } from '../../src/reports/rates/rate-table.ts';
import { renderHtmlReport } from '../../src/reports/render-html-report.ts';
import type { ReportAbout } from '../../src/reports/report-document.ts';
import { reportTextsEn } from '../../src/texts/report/en.ts';
import { reportTextsId } from '../../src/texts/report/id.ts';
import { trace } from '../../src/tracing/trace.ts';
import type { TraceParameters } from '../../src/tracing/trace-parameters.ts';
import {
  inMemoryFlowSource,
  type ToyTransaction,
  toyTxid,
} from '../tracing/support/in-memory-flow-source.ts';

const EVIL = `<script>alert(1)</script>"><img src=x onerror='x'>`;

const chain: ToyTransaction[] = [
  { name: 'cb', height: 0, inputs: [], outputs: [[1_000_000_000, 'victim']] },
  { name: 'theft', height: 1, inputs: ['cb:0'], outputs: [[999_990_000, 'thief']] },
  {
    name: 'split',
    height: 2,
    inputs: ['theft:0'],
    outputs: [
      [300_000_000, 'exchange'],
      [400_000_000, 'mixer'],
      [299_980_000, EVIL],
    ],
  },
  { name: 'mix', height: 3, inputs: ['split:1'], outputs: [[400_000_000, 'm']], coinJoin: true },
];

/** A peel chain of `length` transactions, each paying one address on the way. */
function peelChain(length: number): ToyTransaction[] {
  const steps = Array.from({ length }, (_, i): ToyTransaction => {
    const left = 1_000_000 - 100 * (i + 1);
    return {
      name: `p${i}`,
      height: i + 1,
      inputs: [i === 0 ? 'theft:0' : `p${i - 1}:1`],
      outputs: [
        [100, `pay${i}`],
        [left, `change${i}`],
      ],
    };
  });
  return [{ name: 'theft', height: 0, inputs: [], outputs: [[1_000_000, 'thief']] }, ...steps];
}

async function traced(toy: readonly ToyTransaction[], more: Partial<TraceParameters> = {}) {
  const source = inMemoryFlowSource(toy);
  const exchange = await source.findAddress('exchange');
  const tags = new Map(
    exchange === undefined ? [] : [[exchange, { label: `Bursa ${EVIL}`, category: 'exchange' }]],
  );
  return trace(
    { source },
    {
      seeds: [{ kind: 'outpoint', txid: toyTxid('theft'), vout: 0, label: `Pencurian ${EVIL}` }],
      policies: ['poison', 'haircut', 'fifo', 'lifo', 'tiho'],
      tags,
      ...more,
    },
  );
}

const about = (language: 'id' | 'en'): ReportAbout => ({
  language,
  title: `Laporan ${EVIL}`,
  asset: BTC,
  version: '0.1.0',
  command: `jejak trace '${EVIL}'`,
  caseId: 'KASUS-1',
});

const render = async (language: 'id' | 'en', more: Partial<TraceParameters> = {}) =>
  renderHtmlReport(buildTraceReport(await traced(chain, more), about(language)));

describe('the HTML report', () => {
  test('says in English what was stolen and where it is', async () => {
    const html = await render('en');
    expect(html).toContain('<html lang="en">');
    expect(html).toContain('Traced from the start: 9.99990000 BTC in 1 output.');
    expect(html).toContain('<strong>2.99980000 BTC</strong> – unspent as of the last block of the data');
    expect(html).toContain('<strong>4.00000000 BTC</strong> – at a transaction that looks like a CoinJoin');
    expect(html).toMatch(
      /<strong>3\.00000000 BTC<\/strong> – Bursa .* – at an address attributed by a label or name/,
    );
    expect(html).toContain('the Indonesian text prevails');
    for (const word of ['Fact', 'Inference', 'Claim']) expect(html).toContain(`>${word}</`);
  });

  test('says it in Indonesian, without a word about a prevailing text', async () => {
    const html = await render('id');
    expect(html).toContain('<html lang="id">');
    expect(html).toContain('Nilai yang ditelusuri sejak titik awal: 9.99990000 BTC dalam 1 keluaran.');
    expect(html).toContain('<strong>2.99980000 BTC</strong> – belum dibelanjakan sampai blok terakhir data');
    expect(html).not.toContain('bahasa Inggris');
    expect(html).not.toContain('prevails');
  });

  test('carries what is needed to repeat it', async () => {
    const html = await render('en', { maxDepth: 5, minValue: 10n });
    for (const text of [
      '00'.repeat(32),
      '0.1.0',
      'jejak trace &#39;',
      'At most 5 steps',
      '&quot;maxDepth&quot;: 5',
    ]) {
      expect(html).toContain(text);
    }
    expect(html).toContain('The sums agree for every rule.');
    for (const caveat of Object.values(reportTextsEn.methods.caveats)) expect(html).toContain(caveat);
  });

  test('prints the measured errors of the methods that it used, and only of those', async () => {
    const share = ({ hits, of }: Share) => `${((hits * 10_000n) / of).toString().replace(/(..)$/, '.$1')} %`;
    const english = await render('en');
    const names = reportTextsEn.methods.names;
    for (const policy of Object.keys(names) as (keyof typeof names)[]) {
      expect(english).toContain(`${names[policy]}: traced value at the places`);
      expect(english).toContain(share(MEASURED_RATES.taint[policy].precision));
    }
    const { hits, of } = MEASURED_RATES.coinJoin.recall;
    expect(english).toContain(`(${hits} of ${of})`);
    expect(english).toContain(reportTextsEn.methods.ratesNote);
    const indonesian = await render('id', { policies: ['fifo'], passCoinJoins: true });
    expect(indonesian).toContain('FIFO: nilai yang ditelusuri pada tempat');
    expect(indonesian).toContain(`dengan ${MEASURED_RATES.on.transactions} transaksi`);
    expect(indonesian).not.toContain('Haircut: nilai');
    expect(indonesian).not.toContain(reportTextsId.methods.rateCoinJoin);
    expect(await render('en', { direction: 'backward', passCoinJoins: true })).toContain(
      reportTextsEn.methods.ratesNone,
    );
  });

  test('runs no script, asks nobody for anything, and escapes what data says', async () => {
    for (const language of ['id', 'en'] as const) {
      const html = await render(language);
      expect(html).not.toMatch(/<(?:script|img|link|iframe|object|embed|base)|@import|url\(/i);
      expect(html).not.toMatch(/<[^>]*\s(?:src|href|on\w+)=/i);
      expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    }
  });

  test('gives the UTC time of the block beside every height, and says once whose time it is', async () => {
    for (const language of ['id', 'en'] as const) {
      const html = await render(language);
      const texts = language === 'id' ? reportTextsId : reportTextsEn;
      // Blocks of the toy chain are ten minutes apart, from the time of the genesis block.
      const row = (txid: string, height: number, time: string) =>
        new RegExp(`${txid}:\\d.*<td class="n">${height}</td><td class="t">2009-01-03 ${time}</td>`);
      expect(html).toMatch(row(toyTxid('theft'), 1, '18:25:05'));
      expect(html).toMatch(row(toyTxid('split'), 2, '18:35:05'));
      expect(html).toContain(`<caption>${texts.columns.height} 2 – 2009-01-03 18:35:05 UTC</caption>`);
      expect(html.split(texts.blockTime)).toHaveLength(2);
      const backward = await render(language, {
        direction: 'backward',
        seeds: [{ kind: 'outpoint', txid: toyTxid('split'), vout: 2, label: 'x' }],
      });
      expect(backward).toMatch(row(toyTxid('cb'), 0, '18:15:05'));
      expect(backward).toContain(`<caption>${texts.columns.height} 1 – 2009-01-03 18:25:05 UTC</caption>`);
    }
  });

  test('is the same bytes for the same input', async () => {
    expect(await render('id')).toBe(await render('id'));
  });

  test('has well-formed elements', async () => {
    const html = await render('id');
    const open: string[] = [];
    for (const [, slash, name, rest] of html.matchAll(/<(\/?)([a-z][a-z0-9]*)([^>]*)>/g)) {
      if (slash) expect(open.pop()).toBe(name);
      else if (name !== 'meta' && !rest!.endsWith('/')) open.push(name!);
    }
    expect(open).toEqual([]);
  });

  test('a trace without recorded hops says so', async () => {
    const html = await render('en', { recordHops: false });
    expect(html).toContain(reportTextsEn.figure.absent);
    expect(html).toContain(reportTextsEn.hops.absent);
  });

  test('backward it says where the money came from', async () => {
    const seeds = [{ kind: 'outpoint', txid: toyTxid('split'), vout: 2, label: 'x' }] as const;
    const html = await render('id', { direction: 'backward', seeds });
    expect(html).toContain('Asal dana menurut aturan FIFO:');
    expect(html).toContain('<strong>2.99980000 BTC</strong> – koin hasil penambangan baru');
  });

  test('what was not looked at is told', async () => {
    const html = await render('en', { maxTransactions: 0 });
    expect(html).toContain('Not followed because the limit of transactions was reached: 1 output.');
  });
});

describe('long traces', () => {
  test('the figure says n of m, the lists are complete', async () => {
    const result = await traced(peelChain(90));
    const html = renderHtmlReport(buildTraceReport(result, about('en')));
    expect(html).toContain('60 of 90 transactions drawn one by one');
    expect(html).toContain('<summary>70 more</summary>');
    for (let i = 0; i < 90; i++) {
      expect(html).toContain(`${toyTxid(`p${i}`)}:0`);
      expect(html).toContain(`<h3>${i + 1}. <code>${toyTxid(`p${i}`)}</code></h3>`);
    }
  });

  test('boxes do not overlap and links go from left to right', async () => {
    for (const limit of [3, 60]) {
      const figure = layoutFigure(await traced(peelChain(20)), 'fifo', limit)!;
      const nodes = new Map(figure.nodes.map((node) => [node.id, node]));
      for (const { from, to } of figure.links) expect(nodes.get(from)!.x).toBeLessThan(nodes.get(to)!.x);
      for (const a of figure.nodes) {
        for (const b of figure.nodes) {
          if (a.id < b.id && a.x === b.x) {
            expect(a.y + a.height <= b.y || b.y + b.height <= a.y).toBe(true);
          }
        }
      }
      expect(figure.total).toBe(20);
      expect(figure.drawn).toBe(Math.min(limit, 20));
    }
  });
});

test('both catalogues have the same keys, the same placeholders and no empty text', () => {
  const flat = (value: object, path = ''): [string, string][] =>
    Object.entries(value).flatMap(([key, inner]) =>
      typeof inner === 'string' ? [[`${path}${key}`, inner]] : flat(inner as object, `${path}${key}.`),
    );
  const names = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(([name]) => name).sort();
  const [en, id] = [flat(reportTextsEn), flat(reportTextsId)];
  expect(id.map(([key]) => key)).toEqual(en.map(([key]) => key));
  en.forEach(([key, text], i) => {
    expect([key, names(id[i]![1])]).toEqual([key, names(text)]);
    expect(text.length * id[i]![1].length).toBeGreaterThan(0);
  });
});
