/** All that Jejak reads or writes in a folder of data, beside temporary files, whose names begin with `_`. */
export const DATA_NAMES: readonly string[] = [
  'manifest.json',
  'labels.csv',
  'lake',
  'graph',
  'ledger',
  'clusters',
  'tags',
  'sanctions',
  'dossiers',
  'screening',
  'watch',
];
