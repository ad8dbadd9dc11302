import { readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { importsOf, sourceFiles } from './support/source-imports.ts';

/** Rooms from the bottom up: a room may import itself and what stands before it, types included. */
const ROOMS = [
  'primitives',
  'files',
  'http',
  'chains',
  'lake',
  'graph',
  'attribution',
  'cases',
  'clustering',
  'tracing',
  'screening',
  'watch',
  'ingest',
  'answers',
  'synth',
  'texts',
  'reports',
  'cli',
  'docs',
];
const LIMIT = 400;

const files = sourceFiles();

function roomOf(file: string): string {
  return file.includes('/') ? file.split('/')[0]! : 'index';
}

describe('rooms', () => {
  it('every file is in a known room', () => {
    for (const file of files) if (file !== 'index.ts') expect(ROOMS).toContain(roomOf(file));
  });
  it.each(files.filter((file) => file !== 'index.ts'))('%s imports downwards only', (file) => {
    for (const target of importsOf(file).filter((path) => path.startsWith('.'))) {
      const room = roomOf(relative('.', join(dirname(file), target)));
      expect(ROOMS.indexOf(room), `${file} -> ${target}`).toBeLessThanOrEqual(ROOMS.indexOf(roomOf(file)));
      expect(ROOMS.indexOf(room), `${file} -> ${target}`).toBeGreaterThanOrEqual(0);
    }
  });
  it('runtime packages are those of package.json, and only where they belong', () => {
    const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as {
      dependencies: Record<string, string>;
    };
    const used = new Set<string>();
    for (const file of files) {
      for (const target of importsOf(file).filter(
        (path) => !path.startsWith('.') && !path.startsWith('node:'),
      )) {
        used.add(target.startsWith('@') ? target.split('/').slice(0, 2).join('/') : target.split('/')[0]!);
        if (target.startsWith('@duckdb/')) expect(file).toMatch(/^lake\/duckdb\//);
        if (target === 'commander') expect(file).toMatch(/^cli\//);
      }
    }
    expect([...used].sort()).toEqual(Object.keys(dependencies).sort());
  });
});

describe('sizes', () => {
  const lines = files
    .map((file) => readFileSync(join('src', file), 'utf8').split('\n').length)
    .sort((a, b) => a - b);
  it('no file is long, the median is short', () => {
    for (const file of files) {
      expect(readFileSync(join('src', file), 'utf8').split('\n').length, file).toBeLessThanOrEqual(LIMIT);
    }
    expect(lines[Math.floor(lines.length / 2)]).toBeLessThan(100);
    expect(lines[Math.floor(lines.length * 0.9)]).toBeLessThan(250);
  });
  it('no barrels: a file that only re-exports', () => {
    for (const file of files.filter((name) => name !== 'index.ts')) {
      const source = readFileSync(join('src', file), 'utf8');
      expect(/^export\s+(\*|\{[^}]*\})\s+from/m.test(source), file).toBe(false);
    }
  });
});
