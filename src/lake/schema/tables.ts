import { ADDRESSES } from './addresses.ts';
import { BLOCKS } from './blocks.ts';
import { INPUTS } from './inputs.ts';
import { OUTPUTS } from './outputs.ts';
import { SPENDS } from './spends.ts';
import type { Table } from './table.ts';
import { TRANSACTIONS } from './transactions.ts';

/** Every table of a Bitcoin lake. */
export const TABLES: readonly Table[] = [BLOCKS, TRANSACTIONS, INPUTS, OUTPUTS, SPENDS, ADDRESSES];
