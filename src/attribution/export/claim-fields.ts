import type { TagClaim } from '../claims/tag-claim.ts';
import type { PackFields, PackValue } from '../packs/pack.ts';
import { tickerOfChain } from '../subjects/ticker-of-chain.ts';

/**
 * A claim in the fields of the TagPack standard, its subject first. Ours that the standard does not know (valid_from,
 * valid_to, licence, reviewer) stand beside them: it lets other readers pass over them.
 */
export function claimFields(claim: TagClaim): PackFields {
  const { subject, concepts, category } = claim;
  const fields: Record<string, PackValue> = {};
  // Half a million tags: what is absent is not written first and filtered afterwards.
  const add = (name: string, value: PackValue | undefined) => {
    if (value !== undefined) fields[name] = value;
  };
  const ticker = tickerOfChain(subject.chain);
  add(subject.kind === 'tx' ? 'tx_hash' : 'address', subject.id);
  add('currency', claim.asset ?? ticker);
  add('network', ticker);
  add('label', claim.label);
  add('actor', claim.actor);
  add('category', category);
  if (concepts.length > 0) {
    const rest = concepts.filter((concept) => concept !== category);
    if (rest.length > 0) add('concepts', rest);
  }
  add('abuse', claim.abuse);
  add('confidence', claim.confidence);
  add('source', claim.source);
  add('context', claim.context);
  add('is_cluster_definer', claim.clusterDefiner);
  add('tag_type', claim.tagType);
  add('lastmod', claim.lastmod);
  add('valid_from', claim.validFrom);
  add('valid_to', claim.validTo);
  add('licence', claim.licence);
  add('reviewer', claim.reviewer);
  return claim.other ? { ...fields, ...claim.other } : fields;
}
