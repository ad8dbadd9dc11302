import type { BridgeRule } from './bridge-rules.ts';
import type { LegSide, Payment } from './leg-sides.ts';

export interface LegEvidence {
  /** Undefined: one of the legs does not say whom it pays. */
  readonly sameRecipient: boolean | undefined;
  /** Share of the near amount that arrived, in parts of 10,000; undefined: amounts cannot be compared. */
  readonly arrived: number | undefined;
  /** True: `arrived` compares USD values, because the assets' decimals are not known. */
  readonly byUsd: boolean;
  /** Seconds from the near leg to the far one. */
  readonly delay: number;
}

const WHOLE = 10_000;

/** What the two legs say of each other; of several outputs on Bitcoin the one that fits best. */
export function compareLegs(near: LegSide, far: LegSide): LegEvidence {
  const wanted = near.payments[0]!;
  const evidence = far.payments.map((payment): LegEvidence => {
    const exact = arrivedShare(wanted, payment);
    const byUsd = exact === undefined && near.usd !== undefined && far.usd !== undefined && near.usd > 0;
    return {
      sameRecipient: sameAddress(wanted.address, payment.address),
      arrived: byUsd ? Math.round((far.usd! / near.usd!) * WHOLE) : exact,
      byUsd,
      delay: far.time - near.time,
    };
  });
  const rank = ({ sameRecipient, arrived }: LegEvidence): number =>
    (sameRecipient ? 2 : 0) + (arrived !== undefined && arrived <= WHOLE ? arrived / WHOLE : 0);
  const nothing = { sameRecipient: undefined, arrived: undefined, byUsd: false, delay: far.time - near.time };
  return evidence.reduce<LegEvidence>(
    (best, next) => (rank(next) > rank(best) || best === nothing ? next : best),
    nothing,
  );
}

/** True when a far leg with this evidence may belong to the near leg at all. */
export function mayBelong(evidence: LegEvidence, rule: BridgeRule): boolean {
  const { sameRecipient, arrived, delay, byUsd } = evidence;
  if (delay < 0 || delay > rule.window || sameRecipient === false) return false;
  if (arrived === undefined) return sameRecipient === true;
  // Prices of two moments and two assets differ: twice the fee, to both sides.
  const slack = byUsd ? rule.fee * 2 : rule.fee;
  return arrived >= WHOLE - slack && arrived <= WHOLE + (byUsd ? slack : 0);
}

function sameAddress(a: string | undefined, b: string | undefined): boolean | undefined {
  if (a === undefined || b === undefined) return undefined;
  return a === b || (/^(0x|bc1|tb1)/i.test(a) && a.toLowerCase() === b.toLowerCase());
}

/** Exact: both amounts are brought to the same number of decimals before they are divided. */
function arrivedShare(near: Payment, far: Payment): number | undefined {
  if (near.value === undefined || far.value === undefined || near.value === 0n) return undefined;
  if (near.decimals === undefined || far.decimals === undefined) return undefined;
  const sent = near.value * 10n ** BigInt(far.decimals);
  const got = far.value * 10n ** BigInt(near.decimals);
  // Rounded away from equality: one unit too much is too much.
  const share = (got * BigInt(WHOLE) + (got > sent ? sent - 1n : 0n)) / sent;
  return share > BigInt(10 * WHOLE) ? 10 * WHOLE : Number(share);
}
