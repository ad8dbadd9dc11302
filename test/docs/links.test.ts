import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { documents, prose } from './markdown.ts';

it.each(documents())('%s links to files that exist', (path) => {
  const text = prose(path).replace(/`[^`\n]*`/g, '');
  const targets = [...text.matchAll(/\]\(([^)\s]+)\)/g)].map((match) => match[1]!);
  for (const target of targets.filter((link) => !/^(https?:|#)/.test(link))) {
    const file = decodeURI(target.split('#')[0]!);
    expect(existsSync(join(dirname(path), file)), `${path} links to ${target}`).toBe(true);
  }
});
