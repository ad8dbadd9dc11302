import type { Language } from '../../texts/language.ts';
import type { Cell } from './print.ts';
import { usdText } from './usd-text.ts';

/** Cents of a USD as a cell: grouped for a person, plain dollars for a program. */
export function usdCell(cents: bigint | undefined, language: Language): Cell {
  if (cents === undefined) return '';
  const raw = `${cents / 100n}.${String(cents % 100n).padStart(2, '0')}`;
  return { shown: usdText(cents, language), raw };
}
