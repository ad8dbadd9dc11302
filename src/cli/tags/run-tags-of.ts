import { bestLabel, type LabelGroup } from '../../attribution/claims/best-label.ts';
import { claimState } from '../../attribution/claims/claim-state.ts';
import type { TagClaim } from '../../attribution/claims/tag-claim.ts';
import { openTagStore } from '../../attribution/store/open-tag-store.ts';
import type { InheritedTags } from '../../screening/labels/inherited-tags.ts';
import { fill } from '../../texts/fill.ts';
import { askedDay } from '../asked-day.ts';
import type { CliContext, OptionValues } from '../command.ts';
import { print } from '../output/print.ts';
import { clusterTags } from './cluster-tags.ts';
import { inheritedLines } from './inherited-lines.ts';

/** Everything that sources say about an address or a transaction, and the best label on a day. */
export async function runTagsOf(
  context: CliContext,
  subject: string,
  options: OptionValues,
): Promise<number> {
  const day = askedDay(context, options.on);
  const store = openTagStore(String(options.data));
  let claims: TagClaim[];
  let cluster: InheritedTags | undefined;
  try {
    claims = store.find(subject);
    cluster = await clusterTags(store, subject, String(options.data));
  } finally {
    store.close();
  }
  const { tags: texts } = context.texts;
  const digest = bestLabel(claims, day);
  const stated = claims.map((claim) => ({ ...claim, state: claimState(claim, day) }));
  print(context, String(options.format), {
    data: {
      subject,
      on: day,
      best: digest.best ?? null,
      conflicts: digest.conflicts,
      others: digest.others,
      tags: stated,
      inherited: cluster?.inherited ?? [],
    },
    columns: ['chain', 'label', 'actor', 'concepts', 'confidence', 'state', 'source', 'pack', 'line'],
    rows: stated.map((claim) => [
      claim.subject.chain,
      claim.label,
      claim.actor ?? '',
      [...claim.concepts, ...(claim.abuse === undefined ? [] : [claim.abuse])].join(', '),
      `${claim.confidence} ${claim.level}`,
      { shown: texts.states[claim.state], raw: claim.state },
      claim.source,
      claim.pack,
      `${claim.line}`,
    ]),
    right: [8],
    above: [
      ...headLines(context, { claims, digest, day }),
      ...inheritedLines(context, cluster?.inherited ?? []),
    ],
    below: [
      ...(claims.length === 0
        ? [fill(texts.nothing, { snapshots: store.snapshots.length, subject })]
        : [...uncheckedLines(context, claims), texts.caveat]),
      ...(cluster && cluster.inherited.length + cluster.left.length > 0
        ? [
            fill(texts.inheritedMore, {
              asked: cluster.asked,
              size: cluster.size,
              left: cluster.left.length,
            }),
          ]
        : []),
    ],
  });
  return 0;
}

function headLines(
  { texts: { tags: texts } }: CliContext,
  found: { claims: readonly TagClaim[]; digest: ReturnType<typeof bestLabel>; day: string },
): string[] {
  const { best, conflicts, others } = found.digest;
  if (!best)
    return found.claims.length === 0
      ? []
      : [fill(texts.nothingValid, { subject: found.claims[0]!.subject.id, day: found.day })];
  const total = [best, ...conflicts, ...others].reduce((sum, { weight }) => sum + weight, 0);
  const values = (group: LabelGroup) => ({
    label: group.label,
    actor: group.actor ?? '-',
    weight: tenths(group.weight),
    sources: group.sources,
  });
  return [
    fill(texts.best, { ...values(best), day: found.day, total: tenths(total) }),
    ...conflicts.map((group) => fill(texts.conflict, values(group))),
    ...others.map((group) => fill(texts.other, values(group))),
  ];
}

function uncheckedLines({ texts: { tags: texts } }: CliContext, claims: readonly TagClaim[]): string[] {
  const chains = new Set(
    claims.filter(({ subject }) => !subject.checked).map(({ subject }) => subject.chain),
  );
  return [...chains].map((chain) => fill(texts.unchecked, { chain }));
}

const tenths = (weight: number) => `${Math.floor(weight / 10)}.${weight % 10}`;
