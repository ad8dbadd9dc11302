import { basename } from 'node:path';
import { JejakError } from '../../primitives/jejak-error.ts';
import type { TagFile, TagRow, TagRowOptions, TagRows } from './tag-rows.ts';

/** OFAC's lists by asset, as 0xB10C/ofac-sanctioned-digital-currency-addresses publishes them: one address a line. */
const OFAC = /sanctioned_addresses_([A-Z0-9]+)\.txt$/;

/** Tags of a file of addresses, one a line. Errors: TAG_FORMAT when neither its name nor `--set` says what they are. */
export function listRows(file: TagFile, options: TagRowOptions): TagRows {
  const name = basename(file.path);
  const asset = OFAC.exec(name)?.[1];
  const common = asset
    ? {
        network: asset,
        label: 'OFAC SDN',
        abuse: 'sanction',
        confidence: 'authority_data',
        source: 'https://sanctionslist.ofac.treas.gov',
        ...options.set,
      }
    : options.set;
  if (!('label' in common))
    throw new JejakError('TAG_FORMAT', { meta: { file: file.path, reason: 'addresses without a label' } });
  const rows: TagRow[] = [];
  file.text.split('\n').forEach((text, i) => {
    const address = text.trim();
    if (address !== '' && !address.startsWith('#'))
      rows.push({ own: { address }, inherited: common, line: i + 1 });
  });
  return { format: asset ? 'ofac-list' : 'list', title: name, rows, beyond: asset ? [name] : [] };
}
