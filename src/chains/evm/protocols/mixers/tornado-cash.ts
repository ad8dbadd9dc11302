import { groupBy } from '../../../../primitives/group-by.ts';
import { onlyTransfer } from '../bridges/only-transfer.ts';
import type { EventAmount } from '../protocol-event.ts';
import type { EventReading, EventRow, ProtocolTable, ReadContext } from '../protocol-table.ts';
import { TORNADO_POOLS, TORNADO_ROUTERS } from './tornado-pools.ts';

const ZERO = '0x0000000000000000000000000000000000000000';

/** What the pool takes for one note, from the list; undefined for a contract that only emits the same events. */
function denominationOf({ chain, log }: ReadContext): EventAmount | undefined {
  const pool = TORNADO_POOLS.find(({ address, chain: id }) => address === log.address && id === chain.id);
  if (pool === undefined) return undefined;
  return { asset: pool.contract === undefined ? {} : { contract: pool.contract }, value: pool.denomination };
}

/** Many have copied the contracts: only a listed pool is Tornado Cash. */
const name = (known: EventAmount | undefined): EventReading =>
  known ? {} : { protocol: 'tornado-cash-like' };

const readDeposit: EventRow['read'] = (fields, context) => {
  const { log, transfers } = context;
  const known = denominationOf(context);
  const into = onlyTransfer(transfers, { to: log.address, ...(known && { value: known.value }) });
  const amount = known ?? (into && { asset: into.asset, value: into.value });
  let payer = into?.from;
  if (payer !== undefined && TORNADO_ROUTERS.includes(payer)) {
    payer = onlyTransfer(transfers, { to: payer, value: into!.value })?.from;
  }
  return {
    ...name(known),
    ...(payer !== undefined && { payer }),
    ...(amount && { paidIn: amount }),
    note: String(fields.commitment),
  };
};

const readWithdrawal: EventRow['read'] = (fields, context) => {
  const { log, transfers } = context;
  const known = denominationOf(context);
  const recipient = String(fields.to);
  const relayer = String(fields.relayer);
  const fee = fields.fee as bigint;
  const given = onlyTransfer(transfers, { from: log.address, to: recipient });
  const amount = known
    ? { ...known, value: known.value - fee }
    : given && { asset: given.asset, value: given.value };
  return {
    ...name(known),
    recipient,
    ...(amount && { paidOut: amount }),
    note: String(fields.nullifierHash),
    ...(relayer !== ZERO && { relayer, relayerFee: fee }),
  };
};

/**
 * Tornado Cash: one event a note that goes in, one a note that comes out; nothing joins them. The denomination is the
 * pool's. Without relayer the recipient sent the withdrawal itself, or somebody for it without a fee.
 * Source: tornadocash/tornado-core, Tornado.sol.
 */
export const tornadoCashTable: ProtocolTable = {
  protocol: 'tornado-cash',
  contracts: Object.fromEntries(
    [...groupBy(TORNADO_POOLS, ({ chain }) => chain)].map(([chain, pools]) => [
      chain,
      pools.map(({ address }) => address),
    ]),
  ),
  events: [
    {
      signature: 'Deposit(bytes32 indexed commitment,uint32 leafIndex,uint256 timestamp)',
      kind: 'mixer-deposit',
      read: readDeposit,
    },
    {
      signature: 'Withdrawal(address to,bytes32 nullifierHash,address indexed relayer,uint256 fee)',
      kind: 'mixer-withdrawal',
      read: readWithdrawal,
    },
  ],
};
