import { quote } from './quote.ts';

/** The same command line with another value of one option, to be copied. */
export function againWith(words: readonly string[], option: string, value: number | string): string {
  const flag = `--${option}`;
  const kept = words.filter(
    (word, i) => word !== flag && words[i - 1] !== flag && !word.startsWith(`${flag}=`),
  );
  return ['jejak', ...kept.map(quote), flag, quote(`${value}`)].join(' ');
}
