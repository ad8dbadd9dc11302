import { JejakError } from '../../primitives/jejak-error.ts';
import type { OptionValues } from '../command.ts';
import { nearestNames } from '../tags/nearest-names.ts';
import { tableNamesFile } from '../tags/table-names-file.ts';
import type { AccountQuestion } from './account-parameters.ts';

/**
 * Refuses what was asked of names where it would have no effect: the names of tables where no account lake has any, and a
 * name to stop at that none of them has. One of several lakes is enough. Errors: TABLE_NAMES_MISSING, STOP_NAME_UNKNOWN.
 */
export function refuseNames(
  options: OptionValues,
  lakes: readonly (AccountQuestion & { readonly directory: string })[],
): void {
  const patterns = (options.stopAt ?? []) as readonly string[];
  const names = lakes.flatMap((lake) => lake.names);
  const unnamed = !lakes.some(({ parameters }) => parameters.tags?.tableNames);
  const folders = lakes.length === 0 ? [String(options.data)] : lakes.map(({ directory }) => directory);
  if ((options.tableNames === true && unnamed) || (patterns.length > 0 && names.length === 0))
    throw new JejakError('TABLE_NAMES_MISSING', { meta: { file: folders.map(tableNamesFile).join(', ') } });
  for (const pattern of patterns) {
    const met = lakes.some(({ parameters }) =>
      parameters.tags?.stopAt?.some((stop) => stop.pattern === pattern && stop.addresses > 0),
    );
    if (met) continue;
    const nearest = nearestNames(pattern, names)
      .map((name) => `"${name}"`)
      .join(', ');
    const count = new Set(names).size;
    throw new JejakError('STOP_NAME_UNKNOWN', {
      meta: { pattern, count, folders: folders.join(', '), nearest },
    });
  }
}
