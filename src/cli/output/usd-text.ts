import type { Language } from '../../texts/language.ts';

/** Cents of a USD as `317,050,000` or `0.05`, in Indonesian `317.050.000` or `0,05`; cents only where there are any. */
export function usdText(cents: bigint, language: Language): string {
  const [group, point] = language === 'id' ? ['.', ','] : [',', '.'];
  const whole = `${cents / 100n}`.replace(/\B(?=(?:\d{3})+$)/g, group!);
  const rest = cents % 100n;
  return rest === 0n ? whole : `${whole}${point}${String(rest).padStart(2, '0')}`;
}
