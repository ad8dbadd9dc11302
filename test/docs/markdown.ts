import { existsSync, readdirSync, readFileSync } from 'node:fs';

/** The documents that a user reads, by their path in the repository. */
export function documents(): string[] {
  const top = ['README.md', 'README.id.md', 'AGENTS.md', 'CONTRIBUTING.md', 'SECURITY.md'];
  const below = readdirSync('docs', { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.md'))
    .map((path) => `docs/${path.replaceAll('\\', '/')}`);
  const cases = readdirSync('examples')
    .map((name) => `examples/${name}/README.md`)
    .filter((path) => existsSync(path));
  return [...top.filter((path) => existsSync(path)), ...below.sort(), ...cases.sort()];
}

export interface Fence {
  readonly language: string;
  readonly lines: readonly string[];
  /** Line of the file on which the fence opens, from 1. */
  readonly at: number;
}

/** Fenced code blocks of a document. */
export function fences(path: string): Fence[] {
  const found: Fence[] = [];
  let open: { language: string; lines: string[]; at: number; indent: string } | undefined;
  readFileSync(path, 'utf8')
    .split('\n')
    .forEach((line, i) => {
      const mark = /^(\s*)```(.*)$/.exec(line);
      if (!mark) open?.lines.push(line.startsWith(open.indent) ? line.slice(open.indent.length) : line);
      else if (open) {
        found.push(open);
        open = undefined;
      } else open = { language: mark[2]!.trim(), lines: [], at: i + 1, indent: mark[1]! };
    });
  if (open) throw new Error(`${path}:${open.at}: a code block is not closed`);
  return found;
}

/** Text of a document outside of code blocks. */
export function prose(path: string): string {
  return readFileSync(path, 'utf8').replace(/^\s*```[\s\S]*?^\s*```$/gm, '');
}

/** Commands of a block for a shell: all lines of `sh`, the lines behind `$` of `console`; a trailing backslash goes on. */
export function shellLines(fence: Fence): string[] {
  if (fence.language !== 'sh' && fence.language !== 'console') return [];
  const joined = fence.lines
    .join('\n')
    .replace(/\\\n\s*/g, ' ')
    .split('\n');
  const typed =
    fence.language === 'sh' ? joined : joined.filter((line) => line.startsWith('$ ')).map((l) => l.slice(2));
  return typed.map((line) => line.trim()).filter((line) => line && !line.startsWith('#'));
}
