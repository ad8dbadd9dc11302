import { JejakError } from '../primitives/jejak-error.ts';
import { en } from '../texts/cli/en.ts';
import { id } from '../texts/cli/id.ts';
import { LANGUAGES, pickLanguage } from '../texts/language.ts';
import { asKnownError } from './as-known-error.ts';
import { buildProgram, isShown } from './build-program.ts';
import { checkPlaces } from './check-places.ts';
import type { CliContext } from './command.ts';
import { COMMANDS } from './command-list.ts';
import { debugLines } from './debug-lines.ts';
import { COMMON } from './options.ts';
import { visible } from './output/visible.ts';
import { readSettings, type Settings } from './read-settings.ts';
import { settleOptions } from './settle-options.ts';
import { tellError } from './tell-error.ts';
import { variableOf } from './variable-of.ts';
import { version } from './version.ts';

export interface CliWorld {
  /** The words behind `jejak`. */
  readonly words: readonly string[];
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly write: (text: string) => void;
  /** Waits until what was written has been taken. */
  readonly drained: () => Promise<void>;
  readonly warn: (text: string) => void;
  /** Whether `warn` goes to a terminal, where a line of progress can be replaced. */
  readonly terminal: boolean;
  /** Width of the terminal to which `write` goes; absent for a file or a pipe: there nothing is shortened. */
  readonly columns?: number;
  readonly clock: () => number;
  readonly now: () => number;
  readonly today: () => string;
  readonly signal: AbortSignal;
  /** Is given what has to be said if the command is ended from outside, before it begins. */
  readonly lastWords?: (texts: LastWords) => void;
}

/** What the process says when the command cannot speak any more: it was stopped, or its memory is full. */
export interface LastWords {
  readonly stopped: string;
  readonly memory: string;
}

const TEXTS = { en, id } as const;

/** Runs one command line. Exit codes: 0 done, 1 the user must act, 75 try again later. Never throws. */
export async function runCli(world: CliWorld): Promise<number> {
  const { environment } = world;
  const settings = settingsOrError(environment);
  const asked = askedLanguage(world.words) ?? (environment.JEJAK_LANG || languageOf(settings));
  const locale = environment.LC_ALL || environment.LC_MESSAGES || environment.LANG;
  const language = pickLanguage(asked, locale);
  const ends: (() => void)[] = [];
  const context: CliContext = {
    write: (text) => world.write(visible(text)),
    drained: world.drained,
    warn: (text) => world.warn(visible(text)),
    progress: (text, last) =>
      world.warn(world.terminal ? `\r\u001b[2K${visible(text)}${last ? '\n' : ''}` : `${visible(text)}\n`),
    texts: TEXTS[language ?? 'en'],
    language: language ?? 'en',
    environment,
    clock: world.clock,
    now: world.now,
    today: world.today,
    signal: world.signal,
    atEnd: (close) => ends.push(close),
    words: world.words,
    ...(world.columns === undefined || world.words.includes('--wide') ? {} : { columns: world.columns }),
  };
  world.lastWords?.({
    stopped: textOf(context, new JejakError('CANCELLED')),
    memory: textOf(context, new JejakError('MEMORY_FULL')),
  });
  let code = 0;
  try {
    if (!language)
      throw new JejakError('LANGUAGE_UNKNOWN', { meta: { input: asked, known: LANGUAGES.join(', ') } });
    if (settings instanceof JejakError) throw settings;
    const program = buildProgram({
      commands: COMMANDS(),
      texts: context.texts,
      version: version(),
      write: world.write,
      async start(command, call) {
        const options = settleOptions(command.options, {
          flags: call.flags,
          environment,
          settings,
        });
        checkPlaces(command.options, options);
        code = await command.run(context, { arguments: call.arguments, options });
      },
    });
    if (namesNothing(world.words)) world.write(program.helpInformation());
    else await program.parseAsync(world.words as string[], { from: 'user' });
    return code;
  } catch (error) {
    if (isShown(error)) return 0;
    return complain(context, error, asksForMore(world, settings));
  } finally {
    for (const close of ends) close();
  }
}

function textOf({ texts, language }: CliContext, error: JejakError): string {
  let said = '';
  const warn = (text: string) => {
    said += text;
  };
  tellError({ warn, texts, language }, error);
  return said;
}

/** Says what went wrong in the user's language and gives the exit code; never a stack, unless somebody asks for more. */
function complain(context: CliContext, error: unknown, debug: boolean): number {
  const code = tellError(context, asKnownError(error));
  if (debug)
    for (const line of debugLines(error))
      context.warn(`${visible(line, true)}
`);
  return code;
}

/** `--debug`, its variable or the user's own settings: needed also where the options themselves were not understood. */
function asksForMore({ words, environment }: CliWorld, settings: Settings | JejakError): boolean {
  const set = environment[variableOf('debug')];
  const own = settings instanceof JejakError ? undefined : settings.own.debug;
  return words.includes('--debug') || (set ? set === 'true' || set === '1' : own === true);
}

/** What the files of settings say, or what is wrong with them: to be told in the user's language, which is not known yet. */
function settingsOrError(environment: CliWorld['environment']): Settings | JejakError {
  try {
    const all = [...COMMANDS().flatMap(({ options }) => options), ...COMMON];
    return readSettings(new Map(all.map((spec) => [spec.name, spec])), environment);
  } catch (error) {
    if (error instanceof JejakError) return error;
    throw error;
  }
}

function languageOf(settings: Settings | JejakError): string | undefined {
  const lang = settings instanceof JejakError ? undefined : (settings.project.lang ?? settings.own.lang);
  return lang === undefined ? undefined : String(lang);
}

/** No command and nothing else but a language: what is wanted is the help. */
function namesNothing(words: readonly string[]): boolean {
  return words.every((word, i) => /^--lang(=|$)/.test(word) || words[i - 1] === '--lang');
}

/** `--lang id` and `--lang=id`: needed before the options are read, because the help is in that language. */
function askedLanguage(words: readonly string[]): string | undefined {
  const at = words.findIndex((word) => word === '--lang' || word.startsWith('--lang='));
  if (at < 0) return undefined;
  return words[at]!.includes('=') ? words[at]!.slice('--lang='.length) : words[at + 1];
}
