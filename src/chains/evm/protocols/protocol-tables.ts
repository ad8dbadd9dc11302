import { acrossTable } from './bridges/across.ts';
import { avalancheBridgeTable } from './bridges/avalanche-bridge.ts';
import { cbridgeTable } from './bridges/cbridge.ts';
import { harmonyHorizonTable } from './bridges/harmony-horizon.ts';
import { hopTable } from './bridges/hop.ts';
import { multichainTable } from './bridges/multichain.ts';
import { renTable } from './bridges/ren.ts';
import { stargateTable } from './bridges/stargate.ts';
import { synapseTable } from './bridges/synapse.ts';
import { thorchainTable } from './bridges/thorchain.ts';
import { wormholeTable } from './bridges/wormhole.ts';
import { aaveTables } from './loans/aave.ts';
import { compoundTables } from './loans/compound.ts';
import { railgunTable } from './mixers/railgun.ts';
import { tornadoCashTable } from './mixers/tornado-cash.ts';
import type { ProtocolTable } from './protocol-table.ts';
import { balancerTable } from './swaps/balancer.ts';
import { cowTable } from './swaps/cow.ts';
import { curveTable } from './swaps/curve.ts';
import { kyberTable } from './swaps/kyber.ts';
import { oneInchTable } from './swaps/one-inch.ts';
import { uniswapV2Table } from './swaps/uniswap-v2.ts';
import { uniswapV3Table } from './swaps/uniswap-v3.ts';
import { uniswapV4Table } from './swaps/uniswap-v4.ts';
import { zeroXTable } from './swaps/zero-x.ts';

/** Every protocol that is known here. A new one is a file with a table and a line in this list. */
export const PROTOCOL_TABLES: readonly ProtocolTable[] = [
  tornadoCashTable,
  railgunTable,
  thorchainTable,
  renTable,
  wormholeTable,
  stargateTable,
  acrossTable,
  synapseTable,
  multichainTable,
  cbridgeTable,
  hopTable,
  avalancheBridgeTable,
  harmonyHorizonTable,
  uniswapV2Table,
  uniswapV3Table,
  uniswapV4Table,
  curveTable,
  balancerTable,
  oneInchTable,
  zeroXTable,
  cowTable,
  kyberTable,
  ...aaveTables,
  ...compoundTables,
];
