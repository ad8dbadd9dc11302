import type { ArgumentName, CliTexts, CommandName, OptionName } from '../texts/cli/cli-texts.ts';
import type { Language } from '../texts/language.ts';

/** One option as data: help, completion, docs and parsing come from the same record. */
export interface OptionSpec {
  readonly name: OptionName;
  /** As typed: `--min-value <btc>`. */
  readonly flags: string;
  readonly kind: 'text' | 'count' | 'flag' | 'list' | 'choice';
  readonly choices?: readonly string[];
  readonly fallback?: string;
  readonly required?: boolean;
  /**
   * May stand in the project file, which may be a stranger's: names no place and no person, and decides nothing about what
   * is trusted or looked at. Absent until somebody has said so.
   */
  readonly harmless?: true;
  /** What the value names is read: a file; `files`: see checkPlaces; `path`: a file or a folder; `data`: a folder of data. */
  readonly reads?: 'file' | 'files' | 'path' | 'data';
}

export interface ArgumentSpec {
  readonly name: ArgumentName;
  readonly optional?: boolean;
  /** The last argument may take all words that are left. */
  readonly rest?: boolean;
  readonly choices?: readonly string[];
}

/** Values of a command line after flags, environment, file and defaults are settled. */
export type OptionValues = Readonly<Partial<Record<OptionName, string | boolean | readonly string[]>>>;

/** What a command may use of the world around it. */
export interface CliContext {
  readonly write: (text: string) => void;
  /** Waits until what was written has been taken: whoever writes without end calls it between parts. */
  readonly drained: () => Promise<void>;
  readonly warn: (text: string) => void;
  /** Replaces the line of progress on a terminal, adds one elsewhere. */
  readonly progress: (text: string, last: boolean) => void;
  readonly texts: CliTexts;
  readonly language: Language;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly clock: () => number;
  /** Milliseconds since 1970, for what is sent to others; an answer never depends on it. */
  readonly now: () => number;
  /** The UTC day, as 2025-03-21. */
  readonly today: () => string;
  readonly signal: AbortSignal;
  /** Is called when the command has ended, however it ended. */
  readonly atEnd: (close: () => void) => void;
  /** The words of this call, for "run it again". */
  readonly words: readonly string[];
  /** Width into which tables are fitted by shortening hashes and addresses; absent: nothing is shortened. */
  readonly columns?: number;
}

export interface CommandCall {
  readonly arguments: readonly string[];
  readonly options: OptionValues;
}

export interface Command {
  readonly name: CommandName;
  readonly arguments: readonly ArgumentSpec[];
  readonly options: readonly OptionSpec[];
  /** Returns the exit code: 0 done, 1 the user must act. */
  readonly run: (context: CliContext, call: CommandCall) => Promise<number>;
}
