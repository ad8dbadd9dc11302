import type { Random } from '../random.ts';

/** `0x` and so many words of four random bytes. */
export function randomHex(random: Random, words: number): string {
  let text = '0x';
  for (let i = 0; i < words; i++) text += random.u32().toString(16).padStart(8, '0');
  return text;
}
