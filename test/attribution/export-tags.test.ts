import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { TagClaim } from '../../src/attribution/claims/tag-claim.ts';
import { exportTags } from '../../src/attribution/export/export-tags.ts';
import { openPack } from '../../src/attribution/packs/open-pack.ts';
import type { PackFields } from '../../src/attribution/packs/pack.ts';
import { writePack } from '../../src/attribution/packs/write-pack.ts';
import { importTags } from '../../src/attribution/store/import-tags.ts';
import { listSnapshots } from '../../src/attribution/store/list-snapshots.ts';
import { openTagStore } from '../../src/attribution/store/open-tag-store.ts';
import { CONCEPTS } from '../../src/attribution/taxonomy/concepts.ts';
import { CONFIDENCES } from '../../src/attribution/taxonomy/confidences.ts';
import { temporaryFolder } from '../support/make-chain.ts';
import { sharedData } from '../support/shared-data.ts';

const folder = temporaryFolder();
afterAll(() => folder.remove());
let made = 0;
const fresh = () => {
  const place = join(folder.path, `${made++}`);
  mkdirSync(place);
  return place;
};
const options = (data: string) => ({ data, map: {}, set: {}, lenient: true });
const claims = (data: string) => {
  const store = openTagStore(data);
  const all = [...store.all()].map(({ snapshot: _, line: __, ...claim }) => claim);
  store.close();
  return all;
};
/** Imports files, writes them as one pack, imports that one: claims before and after. */
const around = (paths: readonly string[], header: Record<string, string> = {}) => {
  const place = fresh();
  for (const path of paths) importTags(path, options(join(place, 'a')));
  const tags = join(place, 'a', 'tags');
  const out = join(place, 'out.yaml');
  const result = exportTags(out, { folder: tags, snapshots: listSnapshots(tags), header });
  importTags(out, options(join(place, 'b')));
  return { before: claims(join(place, 'a')), after: claims(join(place, 'b')), out, result };
};
const pack = (text: string) => {
  const path = join(fresh(), 'p.yaml');
  writeFileSync(path, text);
  return path;
};
const withoutPack = ({ pack: _, ...claim }: Omit<TagClaim, 'snapshot' | 'line'>) => claim;

const packs = { reason: sharedData.reason, path: sharedData.path('labels/tagpacks') };
describe(`public packs${packs.reason}`, () => {
  const names =
    packs.reason === ''
      ? readdirSync(packs.path, { recursive: true, encoding: 'utf8' }).filter((name) =>
          name.endsWith('.yaml'),
        )
      : [];
  it.skipIf(packs.reason !== '')(
    'come back as the same claims under the same header, all 80',
    () => {
      let [files, tags] = [0, 0];
      for (const name of names) {
        const path = join(packs.path, name);
        const source = openPack(readFileSync(path, 'utf8'), { file: name });
        if (source.kind !== 'tags') continue;
        const { before, after, out } = around([path]);
        // As texts: matchers would take minutes.
        expect(JSON.stringify(after) === JSON.stringify(before), name).toBe(true);
        const written = openPack(readFileSync(out, 'utf8'), { file: out });
        for (const field of ['title', 'creator', 'description', 'owner', 'is_public'])
          expect(written.header[field], name).toEqual(source.header[field]);
        files += 1;
        tags += after.length;
      }
      expect(files).toBe(80);
      // 15 of the 237,962 are no addresses of their chains.
      expect(tags).toBe(237_947);
    },
    300_000,
  );

  it.skipIf(packs.reason !== '')('lists of exchanges and of OFAC become packs', () => {
    const labels = sharedData.path('labels');
    for (const name of [
      'exchange-wallets.csv',
      'etherscan/accounts_dex.csv',
      'ofac/sanctioned_addresses_USDT.txt',
    ]) {
      const { before, after } = around([join(labels, name)]);
      expect(before.length, name).toBeGreaterThan(10);
      expect(after, name).toEqual(before);
    }
  });
});

describe('a pack that is written', () => {
  const PATH = pack(`title: A pack
creator: somebody
description: |
  two
  lines
is_public: true
currency: BTC
label: Acme
source: https://s.example/list
tags:
- address: 12cbQLTFMXRnSzktFkuoG3eHoMeFtpTu3S
  category: exchange
  confidence: service_data
- address: 0x00000000219ab540356cBB839Cbe05303d7705Fa
  currency: USDT
  label: "no"
  valid_from: 2020-11-03
  valid_to: 2022-09-15
  licence: CC0
  reviewer: R. Reviewer
  description: of the tag
- address: TUCsTq7TofTCJRRoHk6RvhMoS2mJLm5Yzq
  currency: USDT
  lastmod: 2023-08-16 12:18:52
`);

  it('has in its header what all tags share, and keeps what the standard does not know', () => {
    const { before, after, out, result } = around([PATH]);
    expect(after).toEqual(before);
    expect(result).toMatchObject({ tags: 3, bytes: readFileSync(out).length });
    expect(readFileSync(out, 'utf8')).toBe(`title: A pack
creator: somebody
description: |
  two
  lines
is_public: true
source: https://s.example/list
tags:
- address: '12cbQLTFMXRnSzktFkuoG3eHoMeFtpTu3S'
  currency: BTC
  network: BTC
  label: Acme
  category: exchange
  confidence: service_data
- address: '0x00000000219ab540356cbb839cbe05303d7705fa'
  currency: USDT
  network: ETH
  label: 'no'
  confidence: unknown
  valid_from: 2020-11-03
  valid_to: 2022-09-15
  licence: CC0
  reviewer: R. Reviewer
  description: of the tag
- address: TUCsTq7TofTCJRRoHk6RvhMoS2mJLm5Yzq
  currency: USDT
  network: TRX
  label: Acme
  confidence: unknown
  lastmod: '2023-08-16 12:18:52'
`);
  });

  it('of several sources names them all, and takes names that are given', () => {
    const list = join(fresh(), 'x.csv');
    writeFileSync(
      list,
      'address,label,network,source\n12higDjoCCNXSA95xZMWUdPvXNmkAduhWv,"Acme, Inc.",BTC,me\n',
    );
    const { before, after, result } = around([PATH, list], { creator: 'Unit 5' });
    expect(after.map(withoutPack)).toEqual(before.map(withoutPack));
    expect(result).toMatchObject({ tags: 4, header: { title: 'A pack; x.csv', creator: 'Unit 5' } });
    // A list of one source has no maker: the standard wants a name.
    expect(around([list]).result.header).toMatchObject({
      title: 'x.csv',
      creator: 'unknown',
      label: 'Acme, Inc.',
    });
  });

  it('leaves a token on the network of the header', () => {
    const path = pack(
      'title: T\ncreator: C\nlabel: L\nnetwork: BSC\ntags:\n- address: "0x00000000219ab540356cbb839cbe05303d7705fa"\n  currency: USDT\n- address: "0x00000000219ab540356cbb839cbe05303d7705fb"\n',
    );
    const { before, after } = around([path]);
    expect(before.map(({ subject, asset }) => [subject.chain, asset])).toEqual([
      ['bnb', 'USDT'],
      ['bnb', undefined],
    ]);
    expect(after).toEqual(before);
  });

  it('never takes the place of a file, and is not there when something fails', () => {
    const place = fresh();
    importTags(PATH, options(place));
    const tags = join(place, 'tags');
    const at = { folder: tags, snapshots: listSnapshots(tags), header: {} };
    const out = join(place, 'out.yaml');
    writeFileSync(out, 'mine');
    expect(() => exportTags(out, at)).toThrow(expect.objectContaining({ code: 'FILE_EXISTS' }));
    expect(readFileSync(out, 'utf8')).toBe('mine');
    expect(() => exportTags(join(place, 'no', 'out.yaml'), at)).toThrow(
      expect.objectContaining({ code: 'FILE_MISSING' }),
    );
    const [only] = at.snapshots;
    const rows = join(tags, only!.id, 'rows.jsonl');
    writeFileSync(rows, readFileSync(rows, 'utf8').replace('["0x', '{"0x'));
    expect(() => exportTags(join(place, 'new.yaml'), at)).toThrow(
      expect.objectContaining({ code: 'TAG_STORE' }),
    );
    expect(readdirSync(place).sort()).toEqual(['out.yaml', 'tags']);
    expect(existsSync(join(place, 'new.yaml'))).toBe(false);
  });
});

/** Texts that YAML likes to take for something else, and any other. */
const text = fc.oneof(
  fc.constantFrom(
    'no',
    'Yes',
    'null',
    '~',
    '0x1a',
    '1e3',
    '007',
    '12:30',
    '2021-04-01',
    '- a',
    '# b',
    'a: b',
    "it's",
    '"',
    '\\',
    '<<',
    '=',
    '.inf',
    '*a',
    '&b',
    '!x',
    '{',
    'a #b',
    'label: ',
    ' x ',
    'ü',
    '\u202e',
    'a\nb',
    '\t',
  ),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }),
);
const day = fc.constantFrom('2020-02-29', '2021-04-01');
const tag = fc.record(
  {
    address: fc.constantFrom(
      '12cbQLTFMXRnSzktFkuoG3eHoMeFtpTu3S',
      '0x00000000219ab540356cBB839Cbe05303d7705Fa',
      'TUCsTq7TofTCJRRoHk6RvhMoS2mJLm5Yzq',
    ),
    label: text.filter((value) => value.trim() !== ''),
    source: text,
    actor: text,
    context: text,
    category: fc.constantFrom(...Object.keys(CONCEPTS)),
    concepts: fc.array(fc.constantFrom(...Object.keys(CONCEPTS)), { maxLength: 3 }),
    abuse: fc.constantFrom('scam', 'sanction'),
    confidence: fc.constantFrom(...Object.keys(CONFIDENCES)),
    is_cluster_definer: fc.boolean(),
    lastmod: day,
    valid_from: fc.constant('2020-02-29'),
    valid_to: day,
    reviewer: text,
    licence: text,
    note: fc.oneof(text, fc.integer(), fc.boolean(), fc.constant(null), fc.array(text, { maxLength: 2 })),
  },
  { requiredKeys: ['address', 'label'] },
);

describe('any tags', () => {
  it('come back as the same claims; a reader of YAML that knows nothing of packs sees the same fields', () => {
    fc.assert(
      fc.property(fc.array(tag, { minLength: 1, maxLength: 6 }), (tags) => {
        const currency = { '1': 'BTC', '0': 'ETH', T: 'USDT' } as const;
        const items = tags.map((fields, i) => ({
          fields: { ...fields, currency: currency[fields.address[0] as '1'] } as PackFields,
          line: i,
        }));
        const header = { title: 'T', creator: 'C' };
        const path = pack(writePack({ kind: 'tags', header, items }));
        const { before, after, out } = around([path]);
        expect(before).toHaveLength(tags.length);
        expect(after).toEqual(before);
        const read = parse(readFileSync(out, 'utf8'), { version: '1.1' }) as { tags: object[] };
        read.tags.forEach((fields, i) => {
          const { label } = { ...(read as unknown as { label?: unknown }), ...fields } as { label: unknown };
          expect(label).toBe(before[i]!.label);
        });
      }),
      { numRuns: 150, seed: 20221128 },
    );
  });
});
