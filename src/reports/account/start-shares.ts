import { formatUnits } from '../../primitives/format-units.ts';
import type { EndKind } from '../../texts/report/report-texts.ts';
import { listShares } from '../../tracing/accounts/list-shares.ts';
import type { AccountWriter } from './account-writer.ts';
import { assetTitle } from './asset-title.ts';

/** What share of each start is where, in its own units through all exchanges, under every policy but poison. */
export function startShares({ texts, result, policies, heading, paragraph, table }: AccountWriter): string {
  const t = texts.account;
  const rows = policies.flatMap((policy) =>
    (result.starts[policy] ?? []).flatMap((sums) => {
      // Numbers of assets are each chain's own.
      const asset = sums.chain === result.coverage.chain ? result.assets.get(sums.asset) : undefined;
      return listShares(sums).map(({ where, units, percent }) => [
        result.labels[sums.label]!,
        asset ? assetTitle(asset) : t.otherChain,
        texts.methods.names[policy],
        texts.kinds[where as EndKind],
        asset ? formatUnits(units, asset.decimals) : '',
        `${percent} %`,
      ]);
    }),
  );
  if (rows.length === 0) return '';
  return [
    heading(t.sharesTitle, 'inference'),
    paragraph(t.sharesIntro),
    table({
      caption: t.sharesTitle,
      columns: [
        { title: t.start },
        { title: t.asset },
        { title: texts.methods.policy },
        { title: t.where },
        { title: texts.columns.value, numeric: true },
        { title: t.share, numeric: true },
      ],
      rows,
    }),
  ].join('');
}
