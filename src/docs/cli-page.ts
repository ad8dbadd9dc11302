import { COMMANDS } from '../cli/command-list.ts';
import { en } from '../texts/cli/en.ts';
import { LANGUAGES } from '../texts/language.ts';
import { commandSection } from './command-section.ts';
import { generatedNote } from './generated-note.ts';
import { markdownTable } from './markdown-table.ts';

/** docs/reference/cli.md: every command and option, from the tables that parse them. */
export function cliPage(): string {
  const commands = COMMANDS();
  const list = markdownTable(
    ['Command', 'What it does'],
    commands.map((command) => [`[\`${command.name}\`](#jejak-${command.name})`, en.commands[command.name]]),
  );
  const parts = [
    generatedNote('src/cli'),
    '# Command line',
    INTRODUCTION,
    list,
    SETTINGS,
    ...commands.map(commandSection),
  ];
  return `${parts.join('\n\n')}\n`;
}

const INTRODUCTION = `In a checkout, after \`npm run build\`, type \`npx jejak\` where this page says \`jejak\`. The examples use the folder that
\`npm run demo\` makes, or the one of [\`jejak synth --kind evm\`](#jejak-synth) with the lakes that it tells to make; those with
\`~/.bitcoin\` or \`--rpc\` need a node.`;

const SETTINGS = `## Settings

A flag beats an environment variable, the variable beats the file \`jejak.json\` in the current folder, that beats your own
\`settings.json\`, and that the default. Both files are one JSON object with the keys of the tables below, for example
\`{"lang": "id", "minValue": "0.01"}\`.

- \`settings.json\` is yours and may hold every key. It stands in \`$XDG_CONFIG_HOME/jejak\`, else \`~/.config/jejak\`, on Windows
  \`%APPDATA%\\jejak\`, beside the list of sinks \`sinks.yaml\`.
- \`jejak.json\` may have come with somebody's data, and may hold only the keys that say so below: how much is shown, and which
  methods. Whatever names a file, a folder, a host, a user or an output, or decides what is trusted, is refused there (OPTION_FILE_TRUST).

What travels, a lake, a case folder, labels, can name no file of this machine: names in it are checked, and a link in it that
leads out of its folder ends the command (FOLDER_LEADS_OUT). A file that an option names has to be there, also where the command
would not need it (OPTION_FILE_MISSING).

The password of a node has no flag, because flags stand in the history of a shell: set \`JEJAK_RPC_PASSWORD\`.

**Language.** Every command takes \`--lang\` (${LANGUAGES.join(', ')}); without it \`JEJAK_LANG\` decides, then the locale
(\`LC_ALL\`, \`LC_MESSAGES\`, \`LANG\`), then English.

**Files.** A file that you name is an ordinary one: no pipe, no device, no folder (INPUT_PIPE, INPUT_DEVICE, INPUT_FOLDER). What is
text has to be UTF-8 (INPUT_NOT_TEXT); a line without end and a file that is too large for its kind are refused before memory
grows (INPUT_LINE, INPUT_LARGE). At most 1 MiB: settings, severity rules, sinks. 4 MiB: certificates. 8 MiB: case files, watch
lists, seeds behind \`@\`. 16 MiB: prices, sanctions lists as text. 32 MiB: \`--tags\`. 512 MiB: what is imported with \`tags\`,
\`incidents\` and \`actors\`. Blocks, tables of flows, XML and lists to screen are read part by part and may have any size.

**Errors.** An error has a code, a place and a hint. \`--debug\` (or \`JEJAK_DEBUG=1\`) adds where in the program it arose: report that with an
error that Jejak did not foresee (UNFORESEEN).

**Help.** \`--help\` shows a command's options in that language, \`--version\` the version.

**Output.** Answers go to standard output, progress and errors to standard error. \`--format json\` gives amounts as strings of
base units (satoshi, wei, a token's own), \`table\` and \`csv\` in whole coins. A list that is cut says "n of m shown"; the JSON
and CSV of a trace are never cut.

**Exit codes.** 0: done. 1: the user must act; the error's code and a hint are printed, see [errors](../errors.md). 75: the same command may succeed
later.`;
