import { run } from '../../cli/support.ts';

export interface Answer {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** One command line in this process, in a world whose clock stands still. */
export function ask(words: readonly string[]): Promise<Answer> {
  return run([...words, '--lang', 'en']);
}
