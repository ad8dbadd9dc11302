import { JejakError } from '../../primitives/jejak-error.ts';
import type { ColumnFile } from './column-file.ts';

/**
 * The link of a row to an earlier one, negative for none, checked: a list whose links all go backward has an end.
 * Errors: GRAPH_LINK.
 */
export function goesBack(file: Pick<ColumnFile, 'path'>, row: number, link: number | undefined): number {
  if (link !== undefined && link < row) return link;
  throw new JejakError('GRAPH_LINK', { meta: { file: file.path, row } });
}
