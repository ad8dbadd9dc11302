import type { Table } from '../table.ts';
import { EVM_ACCOUNTS } from './accounts.ts';
import { EVM_ASSETS } from './assets.ts';
import { EVM_BLOCKS } from './blocks.ts';
import { EVM_CALLS } from './calls.ts';
import { EVM_EVENTS } from './events.ts';
import { EVM_LOGS } from './logs.ts';
import { EVM_RECEIPTS } from './receipts.ts';
import { EVM_TRANSACTIONS } from './transactions.ts';
import { EVM_TRANSFERS } from './transfers.ts';

/** Every table of a lake of an EVM chain. */
export const EVM_TABLES: readonly Table[] = [
  EVM_BLOCKS,
  EVM_TRANSACTIONS,
  EVM_RECEIPTS,
  EVM_LOGS,
  EVM_CALLS,
  EVM_TRANSFERS,
  EVM_EVENTS,
  EVM_ASSETS,
  EVM_ACCOUNTS,
];
