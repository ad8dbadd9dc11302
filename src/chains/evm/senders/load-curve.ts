import { instantiateSecp256k1 } from '@bitauth/libauth/build/lib/crypto/secp256k1.js';

export type Curve = Awaited<ReturnType<typeof instantiateSecp256k1>>;

/** Compiled once for each thread; it keeps nothing from one call to the next. */
let loaded: Promise<Curve> | undefined;

/** The curve secp256k1 in machine code. Where something does not exist its functions give a text instead of bytes. */
export function loadCurve(): Promise<Curve> {
  loaded ??= instantiateSecp256k1();
  return loaded;
}
