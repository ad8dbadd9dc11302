/** Price of one whole coin on exactly this UTC day: hundred-millionths of a USD. */
export type DayPrices = (
  symbol: string,
  day: string,
) => { readonly usd: bigint; readonly source: string } | undefined;
