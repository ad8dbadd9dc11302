import { readFileSync } from 'node:fs';
import type { TagClaim } from '../../src/attribution/claims/tag-claim.ts';
import type { ScreenChain } from '../../src/screening/chain/screen-chain.ts';
import type { SanctionListing } from '../../src/screening/evidence.ts';
import { createLabelReader } from '../../src/screening/labels/create-label-reader.ts';
import type { IndexedLabel } from '../../src/screening/labels/label-index.ts';
import { categoryOf } from '../../src/screening/rules/category-of.ts';
import { defaultRulesPath } from '../../src/screening/rules/default-rules-path.ts';
import { readSeverityRules } from '../../src/screening/rules/read-severity-rules.ts';
import type { ScreenContext } from '../../src/screening/screen-context.ts';

export const DEFAULT_RULES = readSeverityRules(readFileSync(defaultRulesPath(), 'utf8'), 'screening.yaml');

/** A claim of a made-up source with one concept, about an address by its text. */
export function toyClaim(address: string, concept: string, more: Partial<TagClaim> = {}): TagClaim {
  return {
    subject: { chain: 'toy', kind: 'address', id: address, checked: true },
    label: `${concept} ${address.slice(0, 6)}`,
    concepts: [concept],
    confidence: 'forensic',
    level: 50,
    source: 'test',
    pack: 'test',
    snapshot: '00',
    line: 1,
    ...more,
  };
}

/** A screening of a chain in memory, with claims and listings by address. */
export async function toyContext(
  chain: ScreenChain,
  claims: readonly TagClaim[],
  listed: readonly string[] = [],
): Promise<ScreenContext> {
  const coverage = await chain.coverage();
  const labels = new Map<number, IndexedLabel>();
  for (const address of new Set([...claims.map(({ subject }) => subject.id), ...listed])) {
    const [id] = await chain.find([address]);
    if (id === undefined) continue;
    const category = claims
      .filter(({ subject }) => subject.id === address)
      .map((claim) => categoryOf(DEFAULT_RULES, claim))
      .find((found) => found !== undefined);
    labels.set(id, {
      ...(category ? { category: category.id } : {}),
      severity: category?.severity ?? 0,
      stops: category?.stops ?? true,
      inherited: false,
      listed: listed.includes(address) ? 'self' : 'no',
    });
  }
  const listing: SanctionListing = {
    list: 'test',
    state: 'listed',
    reason: 'newest',
    entry: '1',
    name: 'Listed',
    text: '',
    chain: 'toy',
    foundInText: false,
  };
  const claimsOf = (address: string) => claims.filter(({ subject }) => subject.id === address);
  return {
    chain,
    index: { of: (id) => labels.get(id), touches: () => true, size: labels.size, key: '' },
    rules: DEFAULT_RULES,
    claimsOf,
    labelOf: createLabelReader(claimsOf, '2024-05-01'),
    listingsOf: (address) => (listed.includes(address) ? [listing] : []),
    basis: {
      ...coverage,
      tags: '',
      packs: 1,
      sanctions: { lists: 1, ofChain: 1, digest: '', maxAge: 30, old: [], later: [] },
      rules: { name: DEFAULT_RULES.name, version: DEFAULT_RULES.version, sha256: DEFAULT_RULES.sha256 },
      version: 'test',
      on: '2024-05-01',
      directLimit: 1_000,
    },
  };
}
