import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readWatchList } from '../../src/watch/list/read-watch-list.ts';
import type { WatchEntry } from '../../src/watch/list/watch-entry.ts';
import { writeWatchList } from '../../src/watch/list/write-watch-list.ts';
import { readSinks } from '../../src/watch/sinks/read-sinks.ts';
import { temporaryFolder } from '../support/make-chain.ts';

const folder = temporaryFolder();
afterAll(() => folder.remove());
const file = join(folder.path, 'list.yaml');
function error(read: () => unknown, text: string) {
  writeFileSync(file, text);
  try {
    read();
  } catch (thrown) {
    return thrown as { code: string; meta: { line: number; reason: string; file: string } };
  }
  throw new Error('no error');
}

const SINKS = `# Where alerts go.
sinks:
  - id: file
    kind: jsonl
    path: /srv/out.jsonl
    data: /srv/lake
  - id: hook
    kind: webhook
    url: https://example.org/x
    secret-env: JEJAK_SINK_HOOK
  - id: local-hook
    kind: webhook
    url: http://127.0.0.1:8080/x
    secret-env: JEJAK_SINK_HOOK
    allow-private: yes
  - id: mail
    kind: smtp
    host: mail.example.org
    port: 587
    security: starttls
    user-env: JEJAK_SINK_USER
    password-env: JEJAK_SINK_PASSWORD
    from: jejak@example.org
    to: duty@example.org
`;

describe('a list of sinks', () => {
  it('is read, in its order', () => {
    writeFileSync(file, SINKS);
    const hook = { id: 'hook', kind: 'webhook', url: 'https://example.org/x', secretEnv: 'JEJAK_SINK_HOOK' };
    expect(readSinks(file)).toEqual([
      { id: 'file', kind: 'jsonl', path: '/srv/out.jsonl', data: '/srv/lake' },
      { ...hook, allowPrivate: false },
      { ...hook, id: 'local-hook', url: 'http://127.0.0.1:8080/x', allowPrivate: true },
      {
        id: 'mail',
        kind: 'smtp',
        host: 'mail.example.org',
        port: 587,
        security: 'starttls',
        userEnv: 'JEJAK_SINK_USER',
        passwordEnv: 'JEJAK_SINK_PASSWORD',
        from: 'jejak@example.org',
        to: 'duty@example.org',
      },
    ]);
    expect(readSinks(join(folder.path, 'absent.yaml'))).toEqual([]);
  });

  const change = (from: string | RegExp, to: string) => SINKS.replace(from, to);
  it.each([
    ['no YAML', change('    path:', '   path:'), 5, /./],
    ['no list', 'sinks: 3\n', 1, /no list of sinks/],
    ['nothing', '', 1, /no list of sinks/],
    ['a list at the top', '- id: x\n', 1, /no list of sinks/],
    ['an item that is a word', 'sinks:\n  - hello\n', 2, /not a mapping/],
    ['a kind that is none', change('kind: jsonl', 'kind: sms'), 3, /jsonl, webhook, smtp/],
    ['a field too many', change('path:', 'colour: red\n    path:'), 3, /"colour" is not known/],
    ['a field of another kind', change('secret-env: JEJAK_SINK_HOOK', 'path: x'), 7, /"path" is not known/],
    ['a field that is missing', change('    secret-env: JEJAK_SINK_HOOK\n', ''), 7, /secret-env is missing/],
    ['an id twice', change('id: hook', 'id: file'), 7, /the id file is there twice/],
    ['an id that is a path', change('id: hook', 'id: ../hook'), 7, /an id has small letters/],
    ['an id with capitals', change('id: hook', 'id: Hook'), 7, /an id has small letters/],
    ['a number as id', change('id: hook', 'id: 7'), 7, /id is missing or no text/],
    ['no address of the web', change('https://example.org/x', 'example.org'), 7, /no http address/],
    ['a file as address', change('https://example.org/x', 'file:///etc/passwd'), 7, /no http address/],
    ['half a permission', change('allow-private: yes', 'allow-private: maybe'), 11, /yes or no/],
    ['a port that is none', change('587', '65536'), 16, /port/],
    ['a port in words', change('587', 'smtp'), 16, /port/],
    ['a security that is none', change('starttls', 'ssl'), 16, /tls, starttls, none/],
    [
      'a user without a password',
      change('    password-env: JEJAK_SINK_PASSWORD\n', ''),
      16,
      /belong together/,
    ],
    ['two receivers', change('to: duty@example.org', 'to: [a@x.org, b@x.org]'), 16, /one e-mail address/],
    ['two receivers in one', change('to: duty@example.org', 'to: a@x.org,b@x.org'), 16, /one e-mail address/],
    [
      'a receiver with a line end',
      change('to: duty@example.org', 'to: "a@x.org\\nBcc: b@x.org"'),
      16,
      /one e-mail/,
    ],
    ['a sender that is none', change('from: jejak@example.org', 'from: jejak'), 16, /from is an e-mail/],
    [
      'a secret of somebody else',
      change('secret-env: JEJAK_SINK_HOOK', 'secret-env: AWS_SECRET_ACCESS_KEY'),
      7,
      /JEJAK_SINK_/,
    ],
    ['a user of somebody else', change('JEJAK_SINK_USER', 'HOME'), 16, /JEJAK_SINK_/],
    ['a password of somebody else', change('JEJAK_SINK_PASSWORD', 'JEJAK_RPC_PASSWORD'), 16, /JEJAK_SINK_/],
    ['a prefix without a name', change('JEJAK_SINK_USER', 'JEJAK_SINK_'), 16, /JEJAK_SINK_/],
    ['a file for all lakes', change('    data: /srv/lake\n', ''), 3, /data is missing/],
    ['a path that is not whole', change('/srv/out.jsonl', '../out.jsonl'), 3, /whole path/],
    ['a lake that is not whole', change('/srv/lake', 'lake'), 3, /whole path/],
    ['a file inside of the file', change('path: /srv/out.jsonl', 'path: !include x'), 5, /include/],
  ])('%s: WATCH_SINKS with the line', (_, text, line, reason) => {
    const found = error(() => readSinks(file), text);
    expect(found).toMatchObject({ code: 'WATCH_SINKS', meta: { file, line } });
    expect(found.meta.reason).toMatch(reason);
  });
});

const ADDRESS = '12cbQLTFMXRnSzktFkuoG3eHoMeFtpTu3S';
const LIST = `entries:
  - id: thief
    kind: address
    address: ${ADDRESS}
    after: 170
    note: "the first address"
  - id: gang
    kind: cluster
    address: ${ADDRESS}
    after: -1
  - id: coins
    kind: trace
    from:
      - 0437cd7f8525ceed2324359c2d0ba26006d92d856a9c20fa0241106ee5a597c9:0
    policy: fifo
    min-value: 0.10
    max-depth: 9
    after: 0
`;
const ENTRIES: WatchEntry[] = [
  { id: 'thief', kind: 'address', address: ADDRESS, after: 170, note: 'the first address' },
  { id: 'gang', kind: 'cluster', address: ADDRESS, after: -1 },
  {
    id: 'coins',
    kind: 'trace',
    from: ['0437cd7f8525ceed2324359c2d0ba26006d92d856a9c20fa0241106ee5a597c9:0'],
    policy: 'fifo',
    minValue: '0.10',
    maxDepth: 9,
    after: 0,
  },
];

describe('a watch list', () => {
  it('is read as it is written, and written as it is read', () => {
    writeFileSync(file, LIST);
    expect(readWatchList(file, 'bitcoin').entries).toEqual(ENTRIES);
    writeWatchList(file, { entries: ENTRIES });
    expect(readWatchList(file, 'bitcoin').entries).toEqual(ENTRIES);
    expect(readWatchList(join(folder.path, 'absent.yaml')).entries).toEqual([]);
  });

  it('what looks like a number stays what it is', () => {
    const entries: WatchEntry[] = [
      '0x12345678901234567890123456789012345678ab',
      '123',
      '1e5',
      'yes',
      '- x',
    ].map((address, i) => ({ id: `e${i}`, kind: 'address', address, after: i, note: address }));
    writeWatchList(file, { entries });
    expect(readWatchList(file).entries).toEqual(entries);
    expect(readFileSync(file, 'utf8')).toContain('entries:');
  });

  it('an account address is known in any case of its letters', () => {
    const mixed = '0x098B716B8Aaf21512996dC57EB0615e2383E2f96';
    writeFileSync(file, LIST.replaceAll(ADDRESS, mixed));
    expect(readWatchList(file, 'ethereum').entries[0]).toMatchObject({ address: mixed.toLowerCase() });
  });

  const change = (from: string | RegExp, to: string) => LIST.replace(from, to);
  it.each([
    ['no YAML', change('    kind', '   kind'), 3, /./],
    ['no list', 'entries: yes\n', 1, /no list of entries/],
    ['an item that is a word', 'entries:\n\n  - x\n', 3, /not a mapping/],
    ['a kind that is none', change('kind: cluster', 'kind: gang'), 7, /address, cluster, trace/],
    ['a field too many', change('note:', 'color:'), 2, /"color" is not known/],
    ['an id twice', change('id: gang', 'id: thief'), 7, /thief is there twice/],
    ['an id that is none', change('id: gang', 'id: The gang'), 7, /small letters/],
    ['no height', change('    after: 170\n', ''), 2, /after is no whole number/],
    ['a height below all', change('after: -1', 'after: -2'), 7, /after is no whole number from -1/],
    ['half a height', change('after: 170', 'after: 170.5'), 2, /after is no whole number/],
    [
      'a depth below zero',
      change('max-depth: 9', 'max-depth: -1'),
      11,
      /max-depth is no whole number from 0/,
    ],
    ['a policy that is none', change('policy: fifo', 'policy: guess'), 11, /policy is one of .*fifo/],
    ['no seed', change(/from:\n.*\n/, 'from: []\n'), 11, /from is a list/],
    ['an address with a slip', change('address: 12cb', 'address: 12cc'), 2, /checksum|not an address/i],
    [
      'an address of another chain',
      change(ADDRESS, '0x098B716B8Aaf21512996dC57EB0615e2383E2f96'),
      2,
      /ethereum/,
    ],
  ])('%s: WATCH_LIST with the line', (_, text, line, reason) => {
    const found = error(() => readWatchList(file, 'bitcoin'), text);
    expect(found).toMatchObject({ code: 'WATCH_LIST', meta: { file, line } });
    expect(found.meta.reason).toMatch(reason);
  });
});
