import type { TaintPolicyId } from '../../taint/taint-policy.ts';
import { createPoisonPurse } from './poison-purse.ts';
import type { Purse } from './purse.ts';
import { createQueuePurse } from './queue-purse.ts';
import { createSharePurse } from './share-purse.ts';

/** A purse of the policy that holds `clean` base units. */
export function createPurse(policy: TaintPolicyId, clean: bigint): Purse {
  switch (policy) {
    case 'poison':
      return createPoisonPurse(clean);
    case 'fifo':
      return createQueuePurse('head', clean);
    case 'lifo':
      return createQueuePurse('tail', clean);
    default:
      return createSharePurse(policy, clean);
  }
}
