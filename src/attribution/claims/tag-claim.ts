import type { PackFields } from '../packs/pack.ts';

/** What a tag is about: an address or a transaction of one chain, in the form that the chain's own tools write. */
export interface TagSubject {
  /** Id of a chain, also of chains that Jejak does not read. */
  readonly chain: string;
  readonly kind: 'address' | 'tx';
  readonly id: string;
  /** Whether the form and, where the chain has one, the checksum were checked. */
  readonly checked: boolean;
}

/** What a tag says, whatever it says it about. Thousands of tags of a pack share one. */
export interface ClaimBody {
  readonly label: string;
  /** Id in an ActorPack. */
  readonly actor?: string;
  readonly category?: string;
  /** All concepts that are claimed: of `concepts` and category, without those of `abuse`. */
  readonly concepts: readonly string[];
  readonly abuse?: string;
  readonly confidence: string;
  /** 0 to 100. */
  readonly level: number;
  /** Where the maker of the tag has it from: an address of the web, a file, a person. */
  readonly source: string;
  readonly context?: string;
  readonly licence?: string;
  /** The maker says that the tag is true of everything that is held together with the subject. */
  readonly clusterDefiner?: boolean;
  readonly tagType?: string;
  readonly lastmod?: string;
  /** First and last day (UTC, `2022-08-08`) on which the claim held: a listing and a delisting. */
  readonly validFrom?: string;
  readonly validTo?: string;
  readonly reviewer?: string;
  /** Asset for which the source names the subject, when it is not the coin of the chain: USDT. */
  readonly asset?: string;
  /** Fields that the standard does not know, as they were. */
  readonly other?: PackFields;
}

/** A claim of a named source about an address or a transaction. Never a fact of the chain. */
export interface TagClaim extends ClaimBody {
  readonly subject: TagSubject;
  /** Title of the pack, or name of the file. */
  readonly pack: string;
  /** SHA-256 of the file, hexadecimal. */
  readonly snapshot: string;
  readonly line: number;
}
