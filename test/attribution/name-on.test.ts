import { describe, expect, it } from 'vitest';
import { nameOn } from '../../src/attribution/claims/name-on.ts';
import type { TagClaim } from '../../src/attribution/claims/tag-claim.ts';

const claim = (label: string, concepts: string[], more: Partial<TagClaim> = {}): TagClaim => ({
  subject: { chain: 'bitcoin', kind: 'address', id: 'a', checked: true },
  label,
  concepts,
  confidence: 'forensic',
  level: 50,
  source: label,
  pack: 'test',
  snapshot: '00',
  line: 1,
  ...more,
});
const DAY = '2024-05-01';

describe('the name of an address on a day', () => {
  it.each([
    // A mixer and an exchange serve many; a thief, a victim and a miner's pay-out are somebody's own.
    [['exchange'], 'exchange', true],
    [['mixing_service'], 'mixing_service', true],
    [['user', 'exchange'], 'exchange', true],
    [['service_hack'], 'service_hack', false],
    [['victim'], 'victim', false],
    [['no such concept'], 'no such concept', false],
    [[], '', false],
  ])('with the concepts %s is %s', (concepts, category, service) => {
    expect(nameOn([claim('A', concepts)], DAY)).toEqual({
      label: 'A',
      category,
      service,
      source: 'A',
      definesCluster: false,
    });
  });

  it('is that of the heaviest claim: a weak one makes nobody a service', () => {
    const claims = [
      claim('Thief', ['service_hack'], { level: 90 }),
      claim('Exchange', ['exchange'], { level: 20, clusterDefiner: true }),
    ];
    expect(nameOn(claims, DAY)).toMatchObject({ label: 'Thief', service: false, definesCluster: false });
  });

  it('is none when no claim is valid on the day', () => {
    expect(nameOn([claim('A', ['exchange'], { validTo: '2024-04-30' })], DAY)).toBeUndefined();
    expect(nameOn([], DAY)).toBeUndefined();
  });
});
