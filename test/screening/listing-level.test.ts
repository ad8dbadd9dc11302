import { describe, expect, it } from 'vitest';
import type { ListingState } from '../../src/attribution/sanctions/listing.ts';
import { alertLines } from '../../src/cli/watch/alert-lines.ts';
import type { SanctionFinding } from '../../src/screening/evidence.ts';
import { listingLevel } from '../../src/screening/listing-level.ts';
import { verdict } from '../../src/screening/verdict.ts';
import { en } from '../../src/texts/cli/en.ts';
import { id } from '../../src/texts/cli/id.ts';
import { nameParties } from '../../src/watch/chain/name-parties.ts';
import { toyAlert } from '../watch/support/toy-alert.ts';

const listing = (state: ListingState): SanctionFinding['listings'][number] => ({
  list: 'test',
  state,
  reason: state === 'listed' ? 'newest' : 'stale',
  entry: '1',
  name: 'N',
  text: '',
  chain: 'ethereum',
  foundInText: false,
});
const finding = (relation: SanctionFinding['relation'], ...states: ListingState[]): SanctionFinding => ({
  relation,
  listings: states.map(listing),
  hops: relation === 'indirect' ? 2 : relation === 'direct' ? 1 : 0,
});
const clean = { risk: undefined, score: 0, scoreParts: [], reasons: [] };
const severe = {
  risk: 'severe' as const,
  score: 9_500,
  scoreParts: [],
  reasons: [{ rule: 'is-itself-criminal', level: 'severe' as const }],
};

describe('what a sanctions list makes of a level', () => {
  it.each([
    ['itself, on the day', [finding('self', 'listed')], 'sanctioned'],
    ['itself, one list of the day and one too old', [finding('self', 'unknown', 'listed')], 'sanctioned'],
    ['itself, too old', [finding('self', 'unknown')], 'sanctioned?'],
    ['another one of its cluster', [finding('cluster')], 'sanctioned?'],
    ['a counterparty', [finding('direct', 'listed')], undefined],
    ['nobody', [], undefined],
  ])('%s: %s', (_, findings, level) => {
    expect(listingLevel(findings)).toBe(level);
  });

  it.each([
    // Neither rules nor what was not looked at can take a listing away.
    ['sanctioned', clean, [finding('self', 'listed')], ['no-labels'] as const, undefined],
    ['sanctioned', severe, [finding('self', 'listed')], [], 9_500],
    ['sanctioned?', severe, [finding('self', 'unknown')], [], 9_500],
    ['sanctioned?', clean, [finding('cluster')], ['not-in-data'] as const, undefined],
    ['medium', clean, [finding('indirect', 'unknown')], ['no-labels'] as const, 0],
    ['severe', severe, [finding('direct', 'listed')], [], 9_500],
  ])('level %s', (level, judged, findings, missing, score) => {
    const found = verdict(judged, { level: listingLevel(findings), findings }, missing);
    expect([found.level, found.score]).toEqual([level, score]);
  });
});

describe('alerts of a watch', () => {
  it('name who may be listed as not decided, before those who are on no list', () => {
    const parties = nameParties(
      [
        { address: 'rich', amount: 9n, asset: 'ETH' },
        { address: 'maybe', amount: 1n, asset: 'ETH' },
        { address: 'sure', amount: 1n, asset: 'ETH' },
      ],
      {
        labelOf: () => undefined,
        listedBy: (address) => ({
          sure: address === 'sure' ? ['L'] : [],
          undecided: address === 'maybe' ? ['L'] : [],
        }),
      },
    );
    expect(parties.map(({ address, listed, listedUndecided }) => [address, listed, listedUndecided])).toEqual(
      [
        ['sure', ['L'], undefined],
        ['maybe', undefined, ['L']],
        ['rich', undefined, undefined],
      ],
    );
    const lines = (texts: typeof en) =>
      alertLines(texts, { ...toyAlert(1), parties, partiesTotal: 3 }).join('\n');
    expect(lines(en)).toContain('maybe [on the sanctions list L? Not decided for that day]');
    expect(lines(id)).toContain('maybe [tercantum dalam daftar sanksi L? Belum pasti untuk hari itu]');
  });
});
