import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readActorFile } from '../../../src/attribution/actors/read-actor-file.ts';
import { readIncidentYaml } from '../../../src/attribution/incidents/read-incident-yaml.ts';
import { sharedData } from '../../support/shared-data.ts';

const GOOD = `format: jejak-incidents/1
title: T
sources:
  a: {title: A, date: 2022-03}
incidents:
  - id: x-2022
    date: 2022-03-23
    victim: X
    kind: bridge
    usd: 625000000.05
    assets:
      - {amount: '173,600.000000000000000001', asset: ETH, chain: ethereum}
    attributions:
      - {actor: g, by: B, date: 2022, source: a}
    source: a
`;
/** Problems as line, kind, field, value. */
const problemsOf = (text: string) =>
  readIncidentYaml(text).problems.map(({ line, kind, field, value }) =>
    [line, kind, field, value].filter(Boolean),
  );
const broken = (from: string, to: string) => problemsOf(GOOD.replace(from, to));

describe('a table of incidents in YAML', () => {
  it('keeps amounts to the last unit and dates as they were written', () => {
    const { incidents, problems, sources } = readIncidentYaml(GOOD);
    expect(problems).toEqual([]);
    expect(sources).toEqual([{ key: 'a', title: 'A', date: '2022-03' }]);
    expect(incidents[0]).toMatchObject({ id: 'x-2022', date: '2022-03-23', usd: 62_500_000_005n, line: 6 });
    expect(incidents[0]!.assets[0]!.units).toBe(173_600_000_000_000_000_000_001n);
    expect(incidents[0]!.assets[0]!.source).toEqual(['a']);
  });

  it.each([
    ['kind: bridge', 'kind: brigde', [9, 'victim-kind', 'brigde']],
    ['usd: 625000000.05', 'usd: 625000000.051', [10, 'usd', '625000000.051']],
    ['usd: 625000000.05', 'usd: 1,00', [10, 'usd', '1,00']],
    ['usd: 625000000.05', 'usd: -5', [10, 'usd', '-5']],
    ["'173,600.000000000000000001'", "'0.0000000000000000001'", [12, 'precise', '0.0000000000000000001']],
    ["'173,600.000000000000000001'", '1e3', [12, 'amount', '1e3']],
    ['asset: ETH', 'asset: ETHX', [12, 'asset', 'ETHX']],
    ['chain: ethereum', 'chain: ethereun', [12, 'chain', 'ethereun']],
    ['2022, source: a', '2022, source: b', [14, 'unknown-source', 'b']],
    ['date: 2022, source: a', 'date: 2022', [14, 'missing', 'source']],
    ['date: 2022-03-23', 'date: 2022-02-30', [7, 'date', 'date', '2022-02-30']],
    ['    victim: X\n', '    victim: X\n    vicitm: Y\n', [9, 'unknown-field', 'vicitm']],
    ['    victim: X\n', '', [6, 'missing', 'victim']],
    ['id: x-2022', 'id: X 2022', [6, 'id', 'X 2022']],
    ['format: jejak-incidents/1', 'format: jejak-incidents/2', [1, 'format', 'jejak-incidents/2']],
    ['    source: a\n', '    source: []\n', [6, 'no-source']],
  ])('tells where %j is wrong', (from, to, problem) => {
    expect(broken(from, to)).toEqual([problem]);
  });

  it('tells the line of YAML that is none, and refuses what hides what it says', () => {
    expect(broken('    kind: bridge', '   kind: bridge')[0]).toEqual([9, 'yaml']);
    expect(broken('victim: X', 'victim: &a X')).toEqual([[8, 'yaml']]);
    expect(broken('victim: X', 'victim: !x X')).toEqual([[8, 'yaml']]);
    expect(broken('    victim: X\n', '    victim: X\n    victim: Y\n')[0]).toEqual([9, 'yaml']);
    expect(problemsOf('[1, 2]')).toEqual([[1, 'fields']]);
    expect(problemsOf('')).not.toEqual([]);
  });

  it('tells a second incident of the same id, and where the first stands', () => {
    const twice = `${GOOD}${GOOD.slice(GOOD.indexOf('  - id'))}`;
    expect(readIncidentYaml(twice).problems).toMatchObject([
      { line: 16, kind: 'duplicate', value: 'x-2022', detail: '6' },
    ]);
  });
});

describe('dossiers of actors', () => {
  it('the shipped dossier is good, every claim has a source, and names the sub-groups', () => {
    const path = 'examples/actors/lazarus-group.yaml';
    const { problems, actors, sources } = readActorFile(path, readFileSync(path, 'utf8'));
    expect(problems).toEqual([]);
    const actor = actors[0]!;
    expect(actor.groups.map(({ id }) => id)).toEqual(['bluenoroff', 'andariel', 'apt38', 'tradertraitor']);
    const claims = [
      actor.aliases,
      actor.groups,
      actor.statements,
      actor.incidents,
      actor.laundering,
      actor.sanctions,
    ].flat();
    for (const { source } of claims) expect(source.length).toBeGreaterThan(0);
    const used = new Set(
      [...claims, ...actor.tables, ...actor.groups.flatMap((group) => group.aliases)].flatMap(
        ({ source }) => source,
      ),
    );
    expect([...used].sort()).toEqual(sources.map(({ key }) => key).sort());
  });

  it('an unknown field or a claim without a source is told with its line', () => {
    const text =
      'format: jejak-actor/1\nid: a\nname: A\nsources: {}\naliases:\n  - name: B\n  - {name: C, source: x}\nxyz: 1\n';
    const found = readActorFile('a.yaml', text).problems.map(({ line, kind }) => [line, kind]);
    expect(found).toEqual([
      [8, 'unknown-field'],
      [6, 'missing'],
      [7, 'unknown-source'],
    ]);
  });

  it.skipIf(!sharedData.present)(
    `GraphSense's ActorPack: 3,813 actors, its fields kept${sharedData.reason}`,
    () => {
      const path = sharedData.path('labels/tagpacks/actors/graphsense.actorpack.yaml');
      const table = readActorFile(path, readFileSync(path, 'utf8'));
      expect([table.rows, table.actors.length, table.problems.length]).toEqual([3813, 3813, 0]);
      const lazarus = table.actors.find(({ id }) => id === 'lazarusgroup')!;
      expect(lazarus.name).toBe('Lazarus Group');
      expect(lazarus.other!.categories).toEqual(['phishing', 'ransomware', 'sanction', 'service_hack']);
    },
  );

  it('an ActorPack keeps its good actors and tells the others', () => {
    const text = 'title: P\ncreator: C\nactors:\n- id: a\n  label: A\n- id: b\n- id: a\n  label: Again\n';
    const { actors, problems, leftOut } = readActorFile('p.yaml', text);
    expect(actors.map(({ id }) => id)).toEqual(['a']);
    expect(leftOut).toBe(2);
    expect(problems).toMatchObject([
      { line: 6, kind: 'missing', field: 'label' },
      { line: 7, kind: 'duplicate', value: 'a', detail: '4' },
    ]);
  });
});
