import { describe, expect, it } from 'vitest';
import { nearestNames } from '../../../src/cli/tags/nearest-names.ts';

const NAMES = ['Binance 14', 'OKX 25', 'Tornado.Cash: Router', 'Tornado.Cash: L1 Helper', 'HBH Terminus'];

describe('the names that are nearest to a pattern', () => {
  it('are those with most of its pairs of letters', () => {
    expect(nearestNames('tornado cash router', NAMES)[0]).toBe('Tornado.Cash: Router');
    expect(nearestNames('Termius*', NAMES)[0]).toBe('HBH Terminus');
    expect(nearestNames('*okx25', NAMES)[0]).toBe('OKX 25');
  });
  it('are five at most, each once, and the first of the alphabet where nothing is near', () => {
    const many = Array.from({ length: 50 }, (_, i) => `name ${String(i).padStart(2, '0')}`);
    expect(nearestNames('qqq', [...many, ...many].reverse())).toEqual(many.slice(0, 5));
  });
  it('are none where there are no names', () => {
    expect(nearestNames('x', [])).toEqual([]);
  });
  it('are cut where they are long', () => {
    expect(nearestNames('x', ['y'.repeat(500)])).toEqual([`${'y'.repeat(60)}…`]);
  });
});
