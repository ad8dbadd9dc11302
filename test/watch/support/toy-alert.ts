import type { Alert } from '../../../src/watch/alert.ts';

/** An alert with a number; everything else may be replaced. */
export function toyAlert(seq: number, about: Partial<Alert> = {}): Alert {
  return {
    seq,
    id: `${seq}`.padStart(64, 'a'),
    kind: 'alert',
    entry: 'thief',
    chain: 'bitcoin',
    manifest: 'b'.repeat(64),
    rule: 'spent',
    grade: 'verified',
    tx: `${seq}`.padStart(64, 'c'),
    height: 100 + seq,
    time: 1_600_000_000,
    block: 'd'.repeat(64),
    watched: ['1Thief'],
    amounts: [{ asset: 'BTC', decimals: 8, out: '150000000' }],
    parties: [{ address: '1Fence', amount: '149990000', asset: 'BTC', label: 'a mixer' }],
    partiesTotal: 1,
    ...about,
  };
}
