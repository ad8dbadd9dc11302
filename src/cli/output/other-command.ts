import { quote } from './quote.ts';

/** Options that only a list has. */
const OF_LISTS = ['--limit', '--offset'];

/** Another command over the same data, to be copied: the options of this call behind other addresses. */
export function otherCommand(words: readonly string[], name: string, addresses: readonly string[]): string {
  const begin = words.findIndex((word) => word.startsWith('--'));
  const kept = (begin < 0 ? [] : words.slice(begin)).filter(
    (word, i, all) => !OF_LISTS.includes(word.split('=')[0]!) && !OF_LISTS.includes(all[i - 1] ?? ''),
  );
  return ['jejak', name, ...addresses, ...kept.map(quote)].join(' ');
}
