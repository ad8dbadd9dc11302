import { cpSync, existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { extname, join } from 'node:path';
import { type Answer, ask } from './ask.ts';
import type { Damage } from './damages.ts';
import { judge, type Verdict } from './judge.ts';
import type { World } from './make-worlds.ts';

/** One case of the table that is a defect. */
export interface Defect {
  readonly file: string;
  readonly damage: string;
  readonly question: string;
  readonly verdict: Verdict;
  readonly code: number;
  readonly text: string;
}

export interface Table {
  readonly cases: number;
  readonly same: number;
  readonly noticed: number;
  /** Damages of files that have sums, and how many of them `verify` noticed. */
  readonly verify: { readonly of: number; readonly noticed: number; readonly missed: readonly string[] };
  readonly defects: readonly Defect[];
}

/** Texts that a person writes: another text is another input, and no digest could tell it from a slip of the pen. */
const WRITTEN = /(?:^|\/)watch\/list\.yaml$/;
/** Questions that may write beside a lake. */
const WRITERS = new Set(['screen', 'watch']);
/** Locks say nothing about data. */
const NO_DATA = /_writer\.lock|\.lock$/;

/** Files of a world, by their places below its folder. */
export function filesOf(world: World): string[] {
  return readdirSync(world.data, { recursive: true, encoding: 'utf8' })
    .filter((name) => statSync(join(world.data, name)).isFile() && !WRITTEN.test(name) && !NO_DATA.test(name))
    .sort();
}

/**
 * Asks every question of a world again after each damage of each file. The folder is put back in between. `pick` chooses
 * cases: the short form leaves most out.
 */
export async function runTable(
  world: World,
  damages: readonly Damage[],
  options: {
    readonly files?: readonly string[];
    readonly pick?: (file: string, damage: Damage) => boolean;
    readonly found?: (defect: Defect) => void;
  } = {},
): Promise<Table> {
  const good = `${world.data}.good`;
  rmSync(good, { recursive: true, force: true });
  cpSync(world.data, good, { recursive: true });
  const restore = () => {
    rmSync(world.data, { recursive: true, force: true });
    cpSync(good, world.data, { recursive: true });
  };
  /** Puts the damaged file back, and what a question has written: everything where that may be much. */
  const mend = (file: string, question: readonly string[]) => {
    if (WRITERS.has(question[0]!)) return restore();
    cpSync(join(good, file), join(world.data, file));
  };
  const before = new Map<readonly string[], Answer>();
  for (const question of world.questions) {
    const answer = await ask(question);
    restore();
    before.set(question, answer);
  }
  const all = filesOf(world);
  const table = { cases: 0, same: 0, noticed: 0, verify: { of: 0, noticed: 0, missed: [] as string[] } };
  const defects: Defect[] = [];
  for (const file of options.files ?? all) {
    const path = join(world.data, file);
    const { size } = statSync(path);
    const twin = join(world.data, twinOf(file, all));
    for (const damage of damages) {
      if (!damage.fits(size) || options.pick?.(file, damage) === false) continue;
      for (const question of world.questions) {
        damage.apply(path, twin);
        if (unchanged(path, join(good, file))) continue;
        const after = await ask(question);
        const verdict = judge(before.get(question)!, after);
        table.cases += 1;
        if (verdict === 'same') table.same += 1;
        else if (verdict === 'noticed') table.noticed += 1;
        else {
          const defect: Defect = {
            file,
            damage: damage.name,
            question: question.slice(0, 3).join(' '),
            verdict,
            code: after.code,
            text: `${after.err}${after.out}`.slice(0, 400),
          };
          defects.push(defect);
          options.found?.(defect);
        }
        if (question[0] === 'verify' && !meansNothing(file, damage)) {
          table.verify.of += 1;
          if (verdict === 'noticed') table.verify.noticed += 1;
          else table.verify.missed.push(`${file}: ${damage.name}`);
        }
        mend(file, question);
      }
    }
  }
  rmSync(good, { recursive: true, force: true });
  return { ...table, defects };
}

/**
 * Rows behind what counts, an unfinished last line, a link to a row that is not there yet: a writer that was killed leaves
 * the same, and none of it is read as data.
 */
function meansNothing(file: string, damage: Damage): boolean {
  const grows = /\.[ubi]\d+(?:x\d)?$|alerts\.jsonl$/.test(file);
  const link = /output\.spender|from_next|to_next/.test(file) && damage.name.startsWith('bit');
  // Behind the JSON of a sealed file stands a line end; an index of labels that is not there is made.
  const end = file.endsWith('.json') && damage.name === 'last byte missing';
  const made = file.startsWith('screening/') && damage.name === 'missing';
  return link || end || made || (grows && damage.name === 'something behind it');
}

/** Zeros over zeros, a twin with the same content. */
function unchanged(path: string, good: string): boolean {
  return existsSync(path) && readFileSync(path).equals(readFileSync(good));
}

/** Another file with the same ending in the same folder, or one anywhere. */
function twinOf(file: string, all: readonly string[]): string {
  const folder = (name: string) => name.slice(0, name.lastIndexOf('/'));
  const others = all.filter((name) => name !== file && extname(name) === extname(file));
  return others.find((name) => folder(name) === folder(file)) ?? others[0] ?? file;
}
