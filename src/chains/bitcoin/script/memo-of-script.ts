const OP_RETURN = 0x6a;
const OP_PUSHDATA1 = 0x4c;
/** The longest push that is its own length. */
const DIRECT = 75;

/** The text that an OP_RETURN script pushes first; undefined when it is no printable ASCII. */
export function memoOfScript(script: Uint8Array): string | undefined {
  if (script[0] !== OP_RETURN) return undefined;
  const op = script[1] ?? 0;
  const [at, length] = op <= DIRECT ? [2, op] : op === OP_PUSHDATA1 ? [3, script[2] ?? 0] : [0, 0];
  if (length === 0 || at + length > script.length) return undefined;
  const text = Buffer.from(script.subarray(at, at + length)).toString('latin1');
  return /^[\x20-\x7e]+$/.test(text) ? text : undefined;
}
