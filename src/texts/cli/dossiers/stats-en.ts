import type { StatsTexts } from './stats-texts.ts';

export const statsTextsEn: StatsTexts = {
  sections: {
    year: 'By year',
    asset: 'By asset',
    class: 'By class of asset and year',
    victim: 'By kind of victim',
    path: 'By step of laundering',
    shape: 'The published shape of 2021, and what the imported tables give',
  },
  rules: {
    reported:
      'Counted here: rows of the table by the year of their date; the sum is of the rows that have a reported value. USD at theft: stated amounts times the close of the day, cut to the cent.',
    tracker: 'Published by somebody else, by a rule of their own; nothing of it was counted here.',
    asset:
      'Counted here: amounts of this asset that the table states exactly; texts that are no exact amount are not summed. USD at theft only of amounts with a price of their day.',
    victim:
      'Counted here: rows by the kind of their victim, which is a claim (incidents show <id> says whose).',
    path: 'Counted here: incidents with at least one such step. The USD are those of the whole theft, not what went through the step; an incident stands in several rows.',
    published: 'Published shares, in percent as printed; nothing of it was counted here.',
    unsold: 'Counted here: as the total, without the theft whose tokens could not be sold.',
    class:
      'Counted here: share of the class in the USD at theft of the amounts that are stated and have a price of their day; all other incidents are not in it.',
    'class-year':
      'Counted here: incidents with an exact amount of this class, by the year of their date; an incident with several stands in several rows. USD at theft only of amounts with a price of their day, and the share is of those; what has no price is in no share.',
    mixer:
      'Counted here: incidents with a mixer, a CoinJoin or a privacy protocol in their path, with the USD of the whole theft.',
  },
  trackers: {
    tayvano: 'tayvano, own count',
    chainalysis: 'Chainalysis, as tayvano lists it',
    'chainalysis-report': 'Chainalysis, report of the year',
    trm: 'TRM, as tayvano lists it',
  },
  keys: {
    total: 'total',
    'without-unsold': 'total without unsold tokens',
    btc: 'BTC',
    eth: 'ETH',
    other: 'ERC-20 and others',
    mixers: 'through mixers',
  },
  about: 'about',
  moreThan: 'more than {share}',
  priced: '{n} of {m} amount(s) priced',
  roundedAmounts: '{n} rounded by the source',
  through: 'through it, as stated: {amounts}',
  services: '{services}',
  share: '{share} of the valued USD',
  pathKnown: 'path known for {n} of {m}',
  nOfM: 'assets stated for {n} of {m}',
  assetsKnown: '{table}: amounts stated for {n} of {m} incident(s).',
  victimsKnown: '{table}: kind known for {n} of {m} incident(s).',
  pathsKnown: '{table}: path known for {n} of {m} incident(s).',
  noPrices:
    'No price table was named (--prices BTC=<file>,ETH=<file>): nothing is valued at the time of the theft.',
  pricesUsed: 'Prices: {sources}.',
  missing: 'No price: {incident}, {amount}, {why}.',
  missingMore: '{n} of {m} amounts without a price are shown; --format json has all.',
  missingWhy: { 'no-day': 'the table has no day', 'no-price': 'none of {asset} on {date}' },
  nothing: 'No imported table fits: jejak incidents list --data {data} shows what there is.',
  neverAdded: 'Totals of different sources are never added up: they count the same thefts.',
  reasonsTitle: 'Why the figures of 2021 differ:',
  reasons: {
    counted:
      'Other incidents are counted: {table} has {n} of 2021; Chainalysis said at least {attacks}, and later 9 and 428.8 M USD.',
    noValue:
      "tayvano's own 317,050,000 USD are exactly the rows with a value without Paid Network; its count of 13 has three more without a value (Tower Capital, SpookySwap LP, Metaplay).",
    net: 'Gross and net: Paid Network stands with {usd} USD, the face value of {minted} minted PAID; {sold} were sold, for {received} ETH. Without it: {without} USD over {n}.',
    time: 'Attribution takes time: a report of January 2022 cannot have what was attributed later, and does not list its incidents.',
    price:
      'Day of the price: reported values are of the day of the theft, of the report or of the announcement, and sources seldom say which.',
    assets:
      'The split by asset needs amounts: {table} states them for {n} of {m} incidents of 2021. A share of those is no share of the year.',
    mixers: 'The share through mixers needs paths: {table} has them for {n} of {m} incidents of 2021.',
  },
  figureWritten: 'Chart written to {file}.',
  figure: {
    titles: {
      year: '{actor}: stolen by year, by whose count?',
      asset: '{actor}: value at the time of the theft, by asset',
      victim: '{actor}: reported value, by kind of victim',
      path: '{actor}: thefts by step of laundering',
    },
    axis: {
      year: 'million USD',
      asset: 'million USD at theft',
      victim: 'million USD reported',
      path: 'incidents',
    },
    sources: 'Sources: {sources}. Totals of different sources are not added up.',
    priced: 'Drawn are {n} of {m} stated amounts: the others have no price of their day.',
    valued: '{table}: a value is reported for {n} of {m} incident(s).',
    everyone: 'All imported tables',
    point: '.',
  },
};
