import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { traceAccounts } from '../../../src/tracing/accounts/trace-accounts.ts';
import { POLICIES } from '../../../src/tracing/value/policies.ts';
import { addressOf, openWorld } from '../../support/make-ledger.ts';

const folder = mkdtempSync(join(tmpdir(), 'jejak-alone-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/**
 * In the last transaction the mule's payment stands before what pays for it: it is short only by the order of the rows.
 * Haircut and the others held stolen value there; FIFO and poison too, so that each alone gives what all give together.
 */
it('what a policy says does not depend on the policies beside it', async () => {
  const source = await openWorld(join(folder, 'a'), [
    [{ moves: [{ from: 'thief', to: 'mule', value: 60 }] }],
    [
      {
        moves: [
          { from: 'mule', to: 'other', value: 90 },
          { from: 'friend', to: 'mule', value: 90 },
        ],
      },
    ],
    [{ moves: [{ from: 'mule', to: 'end', value: 60 }] }],
  ]);
  const ask = async (policies: typeof POLICIES) =>
    await traceAccounts(
      { source },
      { seeds: [{ kind: 'source', address: addressOf('thief'), label: 'theft' }], policies },
    );
  const all = await ask(POLICIES);
  expect(all.beyond).toEqual([]);
  for (const policy of POLICIES) {
    const alone = await ask([policy]);
    expect(alone.conservation[policy]).toEqual(all.conservation[policy]);
    const ends = ({ terminals }: typeof all) =>
      terminals.flatMap(({ address, reason, amounts }) =>
        amounts[policy] ? [[address, reason, amounts[policy]]] : [],
      );
    expect(ends(alone)).toEqual(ends(all));
  }
  await source.close();
});
