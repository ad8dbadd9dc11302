import { PUBLISHED_2021, UNSOLD_2021 } from '../../attribution/statistics/published-2021.ts';
import type { StatRow } from '../../attribution/statistics/stat-row.ts';
import type { CliTexts } from '../../texts/cli/cli-texts.ts';
import { fill } from '../../texts/fill.ts';
import type { Language } from '../../texts/language.ts';
import { usdText } from '../output/usd-text.ts';

/** Why the published shape of 2021 and what a table gives differ, with the table's own figures in it. */
export function shapeReasons(
  rows: readonly StatRow[],
  { stats: { reasons, reasonsTitle } }: CliTexts,
  language: Language,
): string[] {
  const own = rows.filter(({ counted }) => counted);
  const tables = [...new Set(own.map(({ source }) => source))];
  if (tables.length === 0) return [];
  const lines = tables.flatMap((table) => {
    const row = (key: string) => own.find((found) => found.source === table && found.key === key);
    const [total, without, btc, mixers] = [row('total'), row('without-unsold'), row('btc'), row('mixers')];
    const unsold = (total?.usd ?? 0n) - (without?.usd ?? 0n);
    return [
      fill(reasons.counted, { table, n: total?.incidents ?? 0, attacks: PUBLISHED_2021.attacks }),
      ...(without
        ? [
            fill(reasons.net, {
              usd: usdText(unsold, language),
              without: usdText(without.usd ?? 0n, language),
              n: without.incidents ?? 0,
              minted: UNSOLD_2021.minted,
              sold: UNSOLD_2021.sold,
              received: UNSOLD_2021.received,
            }),
          ]
        : []),
      fill(reasons.assets, { table, n: btc?.known ?? 0, m: btc?.of ?? 0 }),
      fill(reasons.mixers, { table, n: mixers?.known ?? 0, m: mixers?.of ?? 0 }),
    ];
  });
  return [
    reasonsTitle,
    ...[...lines, reasons.noValue, reasons.time, reasons.price].map((line) => `- ${line}`),
  ];
}
