/** The published shape of 2021, in whole percent as the report prints them. */
export interface PublishedYear {
  readonly year: number;
  readonly usd: bigint;
  readonly attacks: number;
  readonly shares: { readonly btc: number; readonly eth: number; readonly other: number };
  /** More than so many percent of the stolen funds went through mixers. */
  readonly mixers: number;
  readonly source: string;
  readonly url: string;
}

/** Chainalysis on 2021. */
export const PUBLISHED_2021: PublishedYear = {
  year: 2021,
  usd: 40_000_000_000n,
  attacks: 7,
  shares: { btc: 20, eth: 58, other: 22 },
  mixers: 65,
  source: 'Chainalysis, 13 January 2022, as CoinDesk reports it on 14 January 2022',
  url: 'https://www.coindesk.com/tech/2022/01/14/north-korean-hackers-stole-400m-in-2021-mostly-in-ether',
};

/** The one incident of 2021 whose reported value is of tokens that could not be sold. */
export const UNSOLD_2021 = {
  incident: 'paid-network-2021',
  /** Cents of a USD that the sale brought: a table that has more counts tokens that nobody bought. */
  soldUsd: 314_000_000n,
  /** PAID minted, PAID sold and ETH received for them, as its own post-mortem has them. */
  minted: '59,471,745.571',
  sold: '2,501,203',
  received: '2,040.4339',
  source: 'https://paidnetwork.medium.com/paid-network-attack-postmortem-march-7-2021-9e4c0fef0e07',
} as const;
