import type { TagClaim } from '../claims/tag-claim.ts';
import type { PackFields, PackValue } from '../packs/pack.ts';
import { tickerOfChain } from '../subjects/ticker-of-chain.ts';

/**
 * A claim in the fields of the TagPack standard, its subject first. Ours that the standard does not know (valid_from,
 * valid_to, licence, reviewer) stand beside them: it lets other readers pass over them.
 */
export function claimFields(claim: TagClaim): PackFields {
  const { subject, concepts, category } = claim;
  const ticker = tickerOfChain(subject.chain);
  const rest = concepts.filter((concept) => concept !== category);
  const fields: Record<string, PackValue | undefined> = {
    [subject.kind === 'tx' ? 'tx_hash' : 'address']: subject.id,
    currency: claim.asset ?? ticker,
    network: ticker,
    label: claim.label,
    actor: claim.actor,
    category,
    concepts: rest.length === 0 ? undefined : rest,
    abuse: claim.abuse,
    confidence: claim.confidence,
    source: claim.source,
    context: claim.context,
    is_cluster_definer: claim.clusterDefiner,
    tag_type: claim.tagType,
    lastmod: claim.lastmod,
    valid_from: claim.validFrom,
    valid_to: claim.validTo,
    licence: claim.licence,
    reviewer: claim.reviewer,
    ...claim.other,
  };
  const given = Object.entries(fields).filter(
    (field): field is [string, PackValue] => field[1] !== undefined,
  );
  return Object.fromEntries(given);
}
