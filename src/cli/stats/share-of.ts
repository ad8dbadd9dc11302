import type { Language } from '../../texts/language.ts';

/** Thousandths as `58 %` or `12.3 %`, in Indonesian with a comma. */
export function shareOf(perMille: bigint, language: Language): string {
  const tenth = perMille % 10n;
  return `${perMille / 10n}${tenth === 0n ? '' : `${language === 'id' ? ',' : '.'}${tenth}`} %`;
}
