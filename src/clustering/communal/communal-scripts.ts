import { hexToBytes } from '../../primitives/hex.ts';

/**
 * Output scripts that anybody can spend, and that people do use: the empty script, OP_TRUE bare, behind a script hash
 * and behind a witness script hash, and pay-to-anchor. Whoever spends from one has nothing in common with the next.
 * Sources: Bitcoin Core src/script/solver.cpp and src/policy/policy.h (pay-to-anchor, version 28); BIP 16, BIP 141.
 */
export const COMMUNAL_SCRIPTS: readonly Uint8Array[] = [
  '',
  '51',
  'a914da1745e9b549bd0bfa1a569971c77eba30cd5a4b87',
  '00204ae81572f06e1b88fd5ced7a1a000945432e83e1551e6f721ee9c00b8cc33260',
  '51024e73',
].map(hexToBytes);
