import type { TagClaim, TagSubject } from './tag-claim.ts';

/** A step of the proof that two addresses are in one cluster. */
export interface ClusterStep {
  readonly from: string;
  readonly to: string;
  readonly rule: string;
  readonly txid?: string;
  /** 0 to 100. */
  readonly confidence: number;
}

export interface ClusterOfTags {
  readonly id: string;
  /** Addresses in it. */
  readonly size: number;
  /** Tags of its members. */
  readonly claims: readonly TagClaim[];
  /** Why a member belongs to the address that is asked about; empty when nothing is known. */
  readonly proof: (member: string) => readonly ClusterStep[];
}

/**
 * A tag of another address of the same cluster: an inference out of a claim, and a type of its own, so that it cannot be
 * shown as the claim that it is not.
 */
export interface InheritedTag {
  readonly inherited: true;
  readonly subject: TagSubject;
  /** The claim as its source made it, about another address. */
  readonly claim: TagClaim;
  readonly cluster: { readonly id: string; readonly size: number };
  readonly proof: readonly ClusterStep[];
  /** 0 to 100: the weaker of the claim and the weakest step of the proof. */
  readonly confidence: number;
}

export interface Inheritance {
  readonly inherited: readonly InheritedTag[];
  /** Tags of members that say nothing about the cluster, or whose proof is missing. */
  readonly left: readonly TagClaim[];
}

/**
 * What an address inherits from its cluster. Only tags whose maker says that they define a cluster pass on, and only
 * with a proof: a tag of a deposit address names its user, not the exchange's other customers.
 */
export function inheritTags(subject: TagSubject, cluster: ClusterOfTags): Inheritance {
  const inherited: InheritedTag[] = [];
  const left: TagClaim[] = [];
  for (const claim of cluster.claims) {
    if (claim.subject.id === subject.id) continue;
    const proof =
      claim.subject.kind === 'address' && claim.clusterDefiner ? cluster.proof(claim.subject.id) : [];
    if (proof.length === 0 || claim.subject.chain !== subject.chain) {
      left.push(claim);
      continue;
    }
    const confidence = Math.min(claim.level, ...proof.map((step) => step.confidence));
    inherited.push({
      inherited: true,
      subject,
      claim,
      cluster: { id: cluster.id, size: cluster.size },
      proof,
      confidence,
    });
  }
  return { inherited, left };
}
