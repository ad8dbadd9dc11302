import type { Hex } from 'viem';

const DEPOSIT = 'a945e51eec50ab98c161376f0db4cf2aeba3ec92755fe2fcd388bdbbb80ff196';
const WITHDRAWAL = 'e9e508bad6d4c3227e881ca19068f099da81b5164dd6d62b2eaf1e8bc6c34931';

/**
 * Assembled by hand: a pool of 0.1 ETH without any proof, which only emits Tornado Cash's two events and moves the
 * money. The first topics above are those that explorers print for Tornado Cash's pools.
 * With value: word 0 is the commitment, word 1 the leaf. Without: word 0 recipient, 1 nullifier, 2 relayer, 3 fee.
 */
export function tornadoLike(): Hex {
  const call = (value: string, address: string): string => `6000600060006000${value}${address}5af150`;
  const fee = '606035';
  const withdraw = [
    // 0.1 ETH less the fee to the recipient, the fee to the relayer.
    call(`${fee}67016345785d8a000003`, '600035'),
    call(fee, '604035'),
    // Memory: recipient, nullifier, fee; topics: event, relayer.
    '600035600052',
    '602035602052',
    '606035604052',
    '604035',
    `7f${WITHDRAWAL}`,
    '60606000a200',
  ].join('');
  const deposit = ['5b', '602035600052', '42602052', '600035', `7f${DEPOSIT}`, '60406000a200'].join('');
  const head = 5;
  const target = (head + withdraw.length / 2).toString(16).padStart(4, '0');
  const runtime = `3461${target}57${withdraw}${deposit}`;
  const size = (runtime.length / 2).toString(16).padStart(4, '0');
  return `0x61${size}600e60003961${size}6000f3${runtime}`;
}
