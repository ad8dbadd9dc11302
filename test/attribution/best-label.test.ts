import { describe, expect, it } from 'vitest';
import { bestLabel } from '../../src/attribution/claims/best-label.ts';
import { inheritTags } from '../../src/attribution/claims/inherit-tags.ts';
import type { TagClaim } from '../../src/attribution/claims/tag-claim.ts';

const subject = { chain: 'bitcoin', kind: 'address' as const, id: '1a', checked: true };
const claim = (label: string, level: number, more: Partial<TagClaim> = {}): TagClaim => ({
  subject,
  label,
  concepts: [],
  confidence: '',
  level,
  source: label,
  pack: 'p',
  snapshot: '00',
  line: 1,
  ...more,
});
const DAY = '2024-05-01';

describe('the best label', () => {
  it('weighs confidence squared times the concept', () => {
    // 50² x 1.1 = 2750 beats 50² = 2500; 100² x 0.1 = 1000 does not.
    const digest = bestLabel(
      [
        claim('Forum', 50),
        claim('Acme', 50, { concepts: ['exchange'] }),
        claim('Somebody', 100, { concepts: ['unknown'] }),
      ],
      DAY,
    );
    expect(digest.best).toMatchObject({ label: 'Acme', weight: 27_500 });
    expect(digest.others.map(({ label, weight }) => [label, weight])).toEqual([
      ['Forum', 25_000],
      ['Somebody', 10_000],
    ]);
  });

  it('adds up what different sources say of one actor, and a copied claim once', () => {
    const acme = { actor: 'acme', source: 'one' };
    const digest = bestLabel(
      [
        claim('Acme', 20, acme),
        claim('Acme', 20, acme),
        claim('Acme Inc', 20, { actor: 'acme', source: 'two' }),
        claim('Other', 25, { actor: 'other' }),
      ],
      DAY,
    );
    // 2 x 20² = 800 against 25² = 625.
    expect(digest.best).toMatchObject({ actor: 'acme', weight: 8_000, sources: 2, claims: [0, 1, 2] });
  });

  it('shows another actor, and another kind of entity, as a contradiction', () => {
    const digest = bestLabel(
      [
        claim('Acme', 90, { actor: 'acme', concepts: ['exchange'] }),
        claim('Bmce', 50, { actor: 'bmce' }),
        claim('a person', 40, { concepts: ['perpetrator'] }),
        claim('hot wallet 3', 30),
      ],
      DAY,
    );
    expect(digest.conflicts.map(({ label }) => label)).toEqual(['Bmce', 'a person']);
    expect(digest.others.map(({ label }) => label)).toEqual(['hot wallet 3']);
  });

  it('counts only claims of the day; both ends belong to it', () => {
    const listed = claim('Tornado Cash', 60, { validFrom: '2022-08-08', validTo: '2025-03-20' });
    const best = (day: string) => bestLabel([listed], day).best?.label;
    expect(['2022-08-07', '2022-08-08', '2025-03-20', '2025-03-21'].map(best)).toEqual([
      undefined,
      'Tornado Cash',
      'Tornado Cash',
      undefined,
    ]);
  });
});

describe('inheritance', () => {
  const step = { from: '1b', to: '1a', rule: 'multi-input', txid: 'ff', confidence: 90 };
  const member = (id: string, more: Partial<TagClaim>) =>
    claim('Acme', 60, { subject: { ...subject, id }, ...more });
  const inherit = (claims: readonly TagClaim[]) =>
    inheritTags(subject, { id: '1', size: 3, claims, proof: (id) => (id === '1b' ? [step] : []) });

  it('passes on what defines the cluster, with the proof and the weaker confidence', () => {
    const { inherited, left } = inherit([member('1b', { clusterDefiner: true })]);
    expect(left).toEqual([]);
    expect(inherited).toMatchObject([
      { inherited: true, subject, proof: [step], confidence: 60, cluster: { size: 3 } },
    ]);
  });

  it.each([
    ['a tag that is of its address only', member('1b', {})],
    ['a tag without proof', member('1c', { clusterDefiner: true })],
    [
      'a tag of another chain',
      member('1b', { clusterDefiner: true, subject: { ...subject, chain: 'litecoin', id: '1b' } }),
    ],
  ])('leaves %s', (_, tag) => {
    expect(inherit([tag])).toMatchObject({ inherited: [], left: [tag] });
  });

  it('does not inherit from itself', () => {
    expect(inherit([claim('Acme', 60, { clusterDefiner: true })])).toEqual({ inherited: [], left: [] });
  });
});
