import { afterAll, expect, it } from 'vitest';
import { renderAccountReport } from '../../src/reports/account/render-account-report.ts';
import { fill } from '../../src/texts/fill.ts';
import { reportTextsEn } from '../../src/texts/report/en.ts';
import { reportTextsId } from '../../src/texts/report/id.ts';
import { traceAccounts } from '../../src/tracing/accounts/trace-accounts.ts';
import { temporaryFolder } from '../support/make-chain.ts';
import { addressOf, hashOf, openWorld } from '../support/make-ledger.ts';

const folder = temporaryFolder();
afterAll(() => folder.remove());

it.each(['id', 'en'] as const)(
  'a report in %s: every step and place, escaped, the same bytes again',
  async (language) => {
    const source = await openWorld(`${folder.path}/${language}`, [
      [{ moves: [{ from: 'thief', to: 'mule', value: 5, asset: 'TOK' }] }],
      [
        {
          sender: 'mule',
          moves: [
            { from: 'mule', to: 'pool', value: 5, asset: 'TOK' },
            { from: 'pool', to: 'mule', value: 2 },
          ],
        },
      ],
      [{ moves: [{ from: 'mule', to: 'hot', value: 2 }] }],
    ]);
    const hot = (await source.findAddress(addressOf('hot')))!;
    const result = await traceAccounts(
      { source },
      {
        seeds: [{ kind: 'source', address: addressOf('thief'), label: '<b>theft</b>' }],
        policies: ['poison', 'fifo'],
        tags: new Map([[hot, { label: 'A & "B"', category: 'exchange' }]]),
      },
    );
    await source.close();
    const about = {
      language,
      title: 'Case <1>',
      version: '0',
      command: 'jejak report',
      coverage: ['all'],
      beyond: ['beyond'],
    };
    const html = renderAccountReport(result, about);
    expect(renderAccountReport(result, about)).toBe(html);
    for (const hash of [1, 2, 3]) expect(html).toContain(hashOf(hash, 0));
    for (const name of ['thief', 'mule', 'hot']) expect(html).toContain(addressOf(name));
    expect(html).toContain('net-flow');
    expect(html).toContain('A &amp; &quot;B&quot;');
    expect(html).not.toMatch(/<b>theft|Case <1>|<script|https?:\/\/(?!www\.w3\.org)/);
    expect(html).toContain('0.000000000000000002');
    // A figure that loses money on its way is none: the page says why there is none, and where the numbers are.
    expect(html).not.toContain('<svg');
    const texts = language === 'id' ? reportTextsId : reportTextsEn;
    const titles = {
      summary: texts.summary.title,
      places: texts.account.placesTitle,
      steps: texts.account.stepsTitle,
      sums: texts.conservation.title,
    };
    expect(html).toContain(fill(texts.account.noFigure, titles));
    for (const title of Object.values(titles)) expect(html).toContain(`<h2>${title}`);
  },
);
