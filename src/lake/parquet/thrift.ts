/** A Thrift struct for the compact protocol: [field id, value] in ascending order of the ids. */
export type ThriftStruct = readonly (readonly [number, ThriftValue])[];
export type ThriftValue =
  | { readonly i32: number }
  | { readonly i64: number }
  | { readonly text: string }
  | { readonly binary: Uint8Array }
  | { readonly bool: boolean }
  | { readonly struct: ThriftStruct }
  | { readonly list: readonly ThriftValue[] };

/** Encodes a struct in Thrift's compact protocol, the only one that Parquet uses for its metadata. */
export function encodeThrift(struct: ThriftStruct): Uint8Array {
  const bytes: number[] = [];
  writeStruct(bytes, struct);
  return Uint8Array.from(bytes);
}

function writeStruct(bytes: number[], struct: ThriftStruct): void {
  let last = 0;
  for (const [id, value] of struct) {
    const type = 'bool' in value ? (value.bool ? 1 : 2) : typeOf(value);
    bytes.push(((id - last) << 4) | type);
    last = id;
    if (!('bool' in value)) writeValue(bytes, value);
  }
  bytes.push(0);
}

function writeValue(bytes: number[], value: ThriftValue): void {
  if ('i32' in value) varint(bytes, zigzag(value.i32));
  else if ('i64' in value) varint(bytes, zigzag(value.i64));
  else if ('text' in value) writeBinary(bytes, new TextEncoder().encode(value.text));
  else if ('binary' in value) writeBinary(bytes, value.binary);
  else if ('struct' in value) writeStruct(bytes, value.struct);
  else if ('bool' in value) bytes.push(value.bool ? 1 : 2);
  else writeList(bytes, value.list);
}

function writeList(bytes: number[], list: readonly ThriftValue[]): void {
  const type = list.length === 0 ? 5 : typeOf(list[0]!);
  if (list.length < 15) bytes.push((list.length << 4) | type);
  else {
    bytes.push(0xf0 | type);
    varint(bytes, BigInt(list.length));
  }
  for (const item of list) writeValue(bytes, item);
}

function writeBinary(bytes: number[], data: Uint8Array): void {
  varint(bytes, BigInt(data.length));
  for (const byte of data) bytes.push(byte);
}

function typeOf(value: ThriftValue): number {
  if ('i32' in value) return 5;
  if ('i64' in value) return 6;
  if ('text' in value || 'binary' in value) return 8;
  if ('list' in value) return 9;
  if ('struct' in value) return 12;
  return 1;
}

function zigzag(value: number): bigint {
  const whole = BigInt(value);
  return whole >= 0n ? whole << 1n : (-whole << 1n) - 1n;
}

function varint(bytes: number[], value: bigint): void {
  let rest = value;
  while (rest > 127n) {
    bytes.push(Number(rest & 127n) | 128);
    rest >>= 7n;
  }
  bytes.push(Number(rest));
}
