import { secp256k1 } from '@noble/curves/secp256k1.js';
import { keccak_256 } from '@noble/hashes/sha3.js';
import { afterEach, describe, expect, it } from 'vitest';
import {
  createRecoveryStage,
  type RecoveryStage,
} from '../../../src/chains/evm/senders/create-recovery-stage.ts';
import { loadRecovery } from '../../../src/chains/evm/senders/load-recovery.ts';
import {
  type SignatureColumns,
  signatureColumns,
} from '../../../src/chains/evm/senders/signature-columns.ts';
import { createRandom } from '../../../src/synth/random.ts';

const { n: ORDER, p: PRIME } = secp256k1.Point.CURVE();
const word = (value: bigint) => Uint8Array.from(Buffer.from(value.toString(16).padStart(64, '0'), 'hex'));
const number = (bytes: Uint8Array) => BigInt(`0x${Buffer.from(bytes).toString('hex')}`);

interface Odd {
  hash: Uint8Array;
  r: Uint8Array;
  s: Uint8Array;
  v: number;
}

/** What may be wrong with a signature, or only rare. */
const KINDS: readonly [string, (odd: Odd, i: number) => void][] = [
  ['as signed', () => {}],
  ['high s', (odd) => Object.assign(odd, { s: word(ORDER - number(odd.s)), v: odd.v ^ 1 })],
  ['the other v', (odd) => Object.assign(odd, { v: odd.v ^ 1 })],
  ['v 2', (odd) => Object.assign(odd, { v: 2 })],
  ['v 3', (odd) => Object.assign(odd, { v: 3 })],
  ['another r', (odd, i) => Object.assign(odd, { r: keccak_256(word(BigInt(i))) })],
  ['r 0', (odd) => Object.assign(odd, { r: word(0n) })],
  ['s 0', (odd) => Object.assign(odd, { s: word(0n) })],
  ['r = n', (odd) => Object.assign(odd, { r: word(ORDER) })],
  ['s = n', (odd) => Object.assign(odd, { s: word(ORDER) })],
  ['r above n', (odd, i) => Object.assign(odd, { r: word(ORDER + BigInt(i)) })],
  ['s above n', (odd, i) => Object.assign(odd, { s: word(ORDER + BigInt(i)) })],
  ['everything ones', (odd) => Object.assign(odd, { r: word(2n ** 256n - 1n), s: word(2n ** 256n - 1n) })],
  ['hash 0', (odd) => Object.assign(odd, { hash: word(0n) })],
  ['hash = n', (odd) => Object.assign(odd, { hash: word(ORDER) })],
  ['hash above n', (odd) => Object.assign(odd, { hash: word(2n ** 256n - 1n) })],
  [
    'r around p - n, v 2',
    (odd, i) => Object.assign(odd, { r: word(PRIME - ORDER + 8n - BigInt(i % 16)), v: 2 }),
  ],
  ['r small, v 3', (odd, i) => Object.assign(odd, { r: word(BigInt(1 + i)), v: 3 })],
  ['r = s = 1', (odd) => Object.assign(odd, { r: word(1n), s: word(1n) })],
  // s·R = hash·G: the key would be the point at infinity.
  [
    'a key that is no point',
    (odd, i) => {
      const hash = number(odd.hash) % ORDER;
      const [k] = [BigInt(i + 2)];
      const point = secp256k1.Point.BASE.multiply(k).toAffine();
      const inverse = secp256k1.Point.Fn.inv(k);
      Object.assign(odd, {
        r: word(point.x % ORDER),
        s: word((hash * inverse) % ORDER),
        v: Number(point.y & 1n),
      });
    },
  ],
];
const EACH = 100;

let made: Odd[] | undefined;
function oddSignatures(): Odd[] {
  made ??= makeOdd();
  return made;
}

function makeOdd(): Odd[] {
  const random = createRandom(7_001);
  const bytes = () => Uint8Array.from({ length: 32 }, (_, i) => (i === 0 ? 1 : random.below(256)));
  return Array.from({ length: KINDS.length * EACH }, (_, i) => {
    const hash = bytes();
    const signature = secp256k1.sign(hash, bytes(), { prehash: false, format: 'recovered' });
    const odd = { hash, v: signature[0]!, r: signature.slice(1, 33), s: signature.slice(33) };
    KINDS[i % KINDS.length]![1](odd, i);
    return odd;
  });
}

function columnsOf(odd: readonly Odd[]): SignatureColumns {
  const columns = signatureColumns(odd.length);
  for (const [row, { hash, r, s, v }] of odd.entries()) {
    columns.hash.set(hash, 32 * row);
    columns.r.set(r, 32 * row);
    columns.s.set(s, 32 * row);
    columns.v[row] = v;
  }
  return columns;
}

/** What noble says: the address, or that there is none. */
function secondOpinion({ hash, r, s, v }: Odd): string {
  try {
    const key = secp256k1.recoverPublicKey(Uint8Array.from([v, ...r, ...s]), hash, { prehash: false });
    const point = secp256k1.Point.fromBytes(key).toBytes(false);
    return Buffer.from(keccak_256(point.subarray(1)).subarray(12)).toString('hex');
  } catch {
    return 'none';
  }
}

const said = ({ signer, outcome }: SignatureColumns, row: number) =>
  outcome[row] === 1 ? Buffer.from(signer.subarray(20 * row, 20 * row + 20)).toString('hex') : 'none';

describe('signers of odd signatures', () => {
  it('are those of another implementation, and refused where it refuses', async () => {
    const odd = oddSignatures();
    const columns = columnsOf(odd);
    (await loadRecovery())(columns);
    const found = new Map<string, { signers: number; none: number }>();
    for (const [row, one] of odd.entries()) {
      const [name] = KINDS[row % KINDS.length]!;
      const here = said(columns, row);
      expect(here, `${name}, row ${row}`).toBe(secondOpinion(one));
      const counts = found.get(name) ?? { signers: 0, none: 0 };
      counts[here === 'none' ? 'none' : 'signers']++;
      found.set(name, counts);
    }
    expect(odd.length).toBe(2_000);
    for (const name of ['as signed', 'high s', 'the other v', 'hash 0', 'hash = n'])
      expect(found.get(name), name).toEqual({ signers: EACH, none: 0 });
    for (const name of ['r 0', 's 0', 'r = n', 's = n', 'r above n', 's above n', 'a key that is no point'])
      expect(found.get(name), name).toEqual({ signers: 0, none: EACH });
  });
});

describe('the stage of recovery', () => {
  const open: RecoveryStage[] = [];
  afterEach(async () => {
    for (const stage of open.splice(0)) await stage.close();
  });
  const stageOf = (...parameters: Parameters<typeof createRecoveryStage>) => {
    const stage = createRecoveryStage(...parameters);
    open.push(stage);
    return stage;
  };
  const signed = () => oddSignatures().filter((_, i) => i % KINDS.length === 0);

  it.each([
    ['on the calling thread', { threadFrom: 1_000_000 }],
    ['on one thread', { threadFrom: 0, threads: 1 }],
    ['on three threads', { threadFrom: 0, threads: 3 }],
  ])('fills the same columns %s', async (_, options) => {
    const stage = stageOf(options);
    const parts = Array.from({ length: 10 }, (_, i) => columnsOf(signed().slice(10 * i, 10 * i + 10)));
    await Promise.all(parts.map((part) => stage.recover(part)));
    const rows = signed();
    for (const [i, part] of parts.entries())
      for (let row = 0; row < 10; row++) expect(said(part, row)).toBe(secondOpinion(rows[10 * i + row]!));
  });
  it('takes columns without rows', async () => {
    await stageOf({ threadFrom: 0 }).recover(signatureColumns(0));
    await stageOf({ threadFrom: 5 }).recover(signatureColumns(0));
  });
  it.each([
    ['throws', "throw new Error('out of order')", 'out of order'],
    ['exits', 'process.exit(3)', 'exit 3'],
    ['exits as if it were done', 'process.exit(0)', 'exit 0'],
  ])(
    'a thread that %s is an error with its reason, for what waits and for what comes',
    async (_, code, reason) => {
      const body = `import { parentPort } from 'node:worker_threads'; parentPort.on('message', () => { ${code} });`;
      const stage = stageOf({
        threadFrom: 0,
        threads: 1,
        worker: new URL(`data:text/javascript,${encodeURIComponent(body)}`),
      });
      const first = stage.recover(columnsOf(signed().slice(0, 3)));
      const second = stage.recover(columnsOf(signed().slice(3, 6)));
      for (const one of [first, second])
        await expect(one).rejects.toMatchObject({ code: 'THREAD_ENDED', meta: { reason }, retryable: true });
      await expect(stage.recover(columnsOf(signed().slice(0, 1)))).rejects.toMatchObject({
        code: 'THREAD_ENDED',
      });
    },
  );
  it('is over when it was closed, also for what waits', async () => {
    const stage = stageOf({ threadFrom: 0, threads: 1 });
    const waits = stage.recover(columnsOf(signed()));
    const refused = expect(waits).rejects.toMatchObject({ code: 'CANCELLED' });
    await stage.close();
    await refused;
    await expect(stage.recover(columnsOf(signed()))).rejects.toMatchObject({ code: 'CANCELLED' });
  });
});
