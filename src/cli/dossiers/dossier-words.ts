import { JejakError } from '../../primitives/jejak-error.ts';

/** Refuses words that do not fit an action. Errors: OPTION_INVALID. */
export function dossierWords(command: string, action: string, words: readonly string[]): void {
  const allowed = { import: '<files...>', list: '-', show: '<id>' }[action as 'import' | 'list' | 'show'];
  const fits = action === 'import' ? words.length > 0 : words.length === (action === 'show' ? 1 : 0);
  if (fits) return;
  throw new JejakError('OPTION_INVALID', {
    meta: { option: `${command} ${action}`, value: words.join(' '), allowed },
  });
}
