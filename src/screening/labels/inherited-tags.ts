import { type ClusterStep, type Inheritance, inheritTags } from '../../attribution/claims/inherit-tags.ts';
import type { TagClaim } from '../../attribution/claims/tag-claim.ts';
import type { Clusters } from '../../clustering/open-clusters.ts';
import type { FlowSource } from '../../graph/flow-source.ts';

export interface InheritedTags extends Inheritance {
  /** Addresses of the cluster, and how many of them were asked for tags. */
  readonly size: number;
  readonly asked: number;
}

/**
 * What an address inherits from the tags of its cluster, each with the transactions that prove that they belong
 * together. The first `limit` members are asked. Undefined when the address is not in the data or alone.
 */
export async function inheritedTags(
  lake: {
    readonly source: FlowSource;
    readonly clusters: Clusters;
    readonly claimsOf: (address: string) => readonly TagClaim[];
  },
  address: string,
  limit: number,
): Promise<InheritedTags | undefined> {
  const { source, clusters } = lake;
  const id = await source.findAddress(address);
  if (id === undefined) return undefined;
  const cluster = clusters.of(id);
  if (cluster.size < 2) return undefined;
  const members = clusters.members(cluster, { offset: 0, limit });
  const texts = await source.addresses(members);
  const proofs = new Map<string, ClusterStep[]>();
  const claims: TagClaim[] = [];
  for (const [i, text] of texts.entries()) {
    const said = text.startsWith('script:') ? [] : lake.claimsOf(text);
    claims.push(...said);
    if (members[i] !== id && said.some(({ clusterDefiner }) => clusterDefiner))
      proofs.set(text, await proofOf(lake, members[i]!, id));
  }
  const [subject] = await source.addresses(Uint32Array.of(id));
  const { chain } = await source.coverage();
  const found = inheritTags(
    { chain, kind: 'address', id: subject!, checked: true },
    { id: `${cluster.id}`, size: cluster.size, claims, proof: (member) => proofs.get(member) ?? [] },
  );
  return { ...found, size: cluster.size, asked: members.length };
}

async function proofOf(
  { source, clusters }: { readonly source: FlowSource; readonly clusters: Clusters },
  a: number,
  b: number,
): Promise<ClusterStep[]> {
  const steps: ClusterStep[] = [];
  for (const edge of clusters.path(a, b) ?? []) {
    const [from, to] = await source.addresses(Uint32Array.of(edge.a, edge.b));
    const [txid] = await source.txids(Float64Array.of(edge.tx));
    steps.push({ from: from!, to: to!, rule: edge.rule, confidence: edge.confidence, txid: txid! });
  }
  return steps;
}
