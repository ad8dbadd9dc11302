import { describe, expect, it } from 'vitest';
import { type Acquaintance, findLookAlikes } from '../../src/screening/look-alike/find-look-alikes.ts';

const REAL = '0x28ffe35688ffffd0659aee2e34778b0ae4e193ad';
const FAKE = '0x28ff11112222333344445555666677778888'.concat('93ad');
const SUBJECT = '0x098b716b8aaf21512996dc57eb0615e2383e2f96';
const one = (address: string, transfers: number, trifles: number, firstTime = 1): Acquaintance => ({
  address,
  transfers,
  trifles,
  firstTime,
});

describe('look-alikes', () => {
  it('are told when they have sent nothing but trifles', () => {
    expect(FAKE).toHaveLength(42);
    expect(findLookAlikes([one(REAL, 4, 0), one(FAKE, 2, 2, 7)], SUBJECT)).toEqual([
      { suspect: FAKE, resembles: REAL, sameFirst: 4, sameLast: 4, trifles: 2, firstTime: 7 },
    ]);
  });

  it('may resemble the subject itself', () => {
    const copy = `0x098b${'0'.repeat(32)}2f96`;
    expect(findLookAlikes([one(copy, 1, 1)], SUBJECT)).toMatchObject([{ suspect: copy, resembles: SUBJECT }]);
  });

  it.each([
    ['who has moved real value too', [one(REAL, 4, 0), one(FAKE, 2, 1)]],
    ['who resembles nobody that was paid', [one(REAL, 4, 4), one(FAKE, 2, 2)]],
    ['with three characters alike', [one(REAL, 4, 0), one(`0x28f0${FAKE.slice(6)}`, 2, 2)]],
    ['with another end', [one(REAL, 4, 0), one(`${FAKE.slice(0, 38)}0000`, 2, 2)]],
  ])('are not those %s', (_, known) => {
    expect(findLookAlikes(known, SUBJECT)).toEqual([]);
  });

  it('do not count the prefix that all addresses of a kind have', () => {
    const known = [
      one('bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq', 1, 0),
      one('bc1qzzzzrrr7xfkvy5l643lydnw9re59gtzzwf5mdq', 1, 1),
    ];
    expect(findLookAlikes(known, '1BoatSLRHtKNngkdXEeobR76b53LETtpyT')).toEqual([]);
  });
});
