/** Titles of columns of the commands on actors, incidents and cases. */
export const dossierColumnsId = {
  incident: 'kejadian',
  date: 'tanggal',
  victim: 'korban',
  usd: 'USD dilaporkan',
  what: 'apa',
  says: 'isi',
  assets: 'aset',
  year: 'tahun',
  rule: 'aturan',
  count: 'jml kejadian',
  withUsd: 'dengan USD',
  usdThen: 'USD saat dicuri',
  step: 'langkah',
  services: 'layanan',
  rows: 'baris',
} as const;
