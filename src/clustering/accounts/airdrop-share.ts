import { NO_ACCOUNT } from '../../graph/ledger/columns.ts';
import type { AccountTransfer } from './account-transfer.ts';

/** An airdrop that an account got and passed on whole. */
export interface AirdropShare {
  readonly distributor: number;
  readonly collector: number;
  readonly value: bigint;
  readonly received: AccountTransfer;
  readonly forwarded: AccountTransfer;
}

/**
 * The first two transfers of a token account as an airdrop passed on: all of what came, to somebody else than it came
 * from, within `maxBlocks`. `history` is the whole account in chain order, `self` its home.
 */
export function airdropShare(
  history: readonly AccountTransfer[],
  self: number,
  about: { readonly maxBlocks: number; genuine(transfer: AccountTransfer): boolean },
): AirdropShare | undefined {
  const [received, forwarded] = history;
  if (!received || !forwarded || received.receiver !== self || forwarded.payer !== self) return undefined;
  const { payer: distributor, value } = received;
  const { receiver: collector } = forwarded;
  if (distributor === NO_ACCOUNT || collector === NO_ACCOUNT || collector === self) return undefined;
  if (distributor === self || collector === distributor) return undefined;
  if (value === 0n || forwarded.value !== value || forwarded.number - received.number > about.maxBlocks)
    return undefined;
  // The distributor's own claim is harmless, the forwarding links: it has to be the owner's.
  return about.genuine(forwarded) ? { distributor, collector, value, received, forwarded } : undefined;
}
