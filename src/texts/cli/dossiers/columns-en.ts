/** Titles of columns of the commands on actors, incidents and cases. */
export const dossierColumnsEn = {
  incident: 'incident',
  date: 'date',
  victim: 'victim',
  usd: 'USD reported',
  what: 'what',
  says: 'says',
  assets: 'assets',
  year: 'year',
  rule: 'rule',
  count: 'incidents',
  withUsd: 'with USD',
  usdThen: 'USD at theft',
  step: 'step',
  services: 'services',
  rows: 'rows',
} as const;
