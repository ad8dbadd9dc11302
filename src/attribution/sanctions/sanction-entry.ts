/** Sanctions lists that Jejak reads. Lists of addresses alone are one list for each asset: `ofac-addresses-xbt`. */
export type SanctionListId = string;

export interface SanctionAddress {
  /** Id of the chain, as of tags. */
  readonly chain: string;
  /** In the form under which it is looked up. */
  readonly id: string;
  /** As the list writes it. */
  readonly text: string;
  /** The list's own word for the asset: XBT, ETH, USDT. Empty for an address that was found in a text. */
  readonly asset: string;
  /** Whether the checksum was checked. */
  readonly checked: boolean;
  /** The list does not name it as an address: it stands in a remark. */
  readonly foundInText?: boolean;
}

/** An entry of a list as one publication has it. Days are UTC, 2022-08-08. */
export interface SanctionEntry {
  /** The list's own id. */
  readonly id: string;
  /** person, entity, vessel, aircraft, or what the list calls it. */
  readonly kind: string;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly programmes: readonly string[];
  readonly legalBasis?: string;
  /** First day on which it was listed, where the list says so. */
  readonly listed?: string;
  /** First day on which it was not listed any more, where the list says so. */
  readonly delisted?: string;
  readonly changed?: string;
  readonly remarks?: string;
  readonly addresses: readonly SanctionAddress[];
  /** Line of the file on which it begins. */
  readonly line: number;
}

/** One publication of a list, out of a file. */
export interface SanctionPublication {
  readonly list: SanctionListId;
  /** `ofac-sdn`, `ofac-advanced`, `eu`, `un`, `uk`, `uk-ofsi`, `address-list`, `address-csv`. */
  readonly format: string;
  /** Day of the publication as the file says it; undefined when it does not. */
  readonly published?: string;
  readonly entries: readonly SanctionEntry[];
  /** Addresses that are none, with line and reason. */
  readonly problems: readonly SanctionProblem[];
}

export interface SanctionProblem {
  readonly line: number;
  readonly reason: string;
}
