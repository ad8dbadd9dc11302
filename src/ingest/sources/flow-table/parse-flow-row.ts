import type { FlowColumn } from './flow-columns.ts';

/** One row of a table of flows. */
export interface FlowRow {
  /** UTC seconds. */
  readonly time: number;
  /** Block number, else the time. */
  readonly number: number;
  /** Lower case; undefined when the table has none. */
  readonly tx: string | undefined;
  readonly from: string | undefined;
  readonly to: string | undefined;
  /** Base units. */
  readonly value: bigint;
  /** Undefined for the coin of the chain. */
  readonly symbol: string | undefined;
  readonly contract: string | undefined;
  readonly tokenId: bigint | undefined;
  /** Undefined where the table does not say and nothing is known. */
  readonly decimals: number | undefined;
  readonly fromLabel: string;
  readonly toLabel: string;
}

export interface FlowHeader {
  /** Place of each column, -1 where it is absent. */
  readonly at: Readonly<Record<FlowColumn, number>>;
  readonly width: number;
  /** Symbol that the header itself gives. */
  readonly symbol: string | undefined;
}

const LIMIT = 1n << 256n;
/** More digits than 2^256 has, with as many decimals; a text of a million digits would take minutes to read. */
const MOST_DIGITS = 160;
/** Seconds of 32 bits, as tables and files hold them. */
const LAST_SECOND = 4_294_967_295;

/** What is known of an asset without the table. */
export interface FlowAsset {
  readonly symbol: string;
  readonly decimals: number;
}

/** The asset of a listed contract (lower case), or without a contract the coin; undefined when it is neither. */
export type FlowAssets = (contract: string | undefined, symbol: string | undefined) => FlowAsset | undefined;

/** Decimals of whole coins of an asset of which nothing is known. */
const ASSUMED = 18;

/**
 * A row, or why it is none. Decimals are those of what is known; a row that contradicts them is none: its amounts would
 * be wrong by powers of ten.
 */
export function parseFlowRow(
  cells: readonly string[],
  header: FlowHeader,
  assetOf: FlowAssets,
): FlowRow | string {
  if (cells.length !== header.width) return `${cells.length} cells instead of ${header.width}`;
  const { at } = header;
  const cell = (place: number) => (place < 0 ? '' : trimmed(cells[place]!));
  const time = parseTime(cell(at.time));
  if (time === undefined) return `not a time: "${short(cell(at.time))}"`;
  const block = cell(at.block);
  if (block !== '' && !(isDigits(block) && block.length < 13)) return `not a block number: "${short(block)}"`;
  const tx = asHex(cell(at.tx));
  if (tx !== '' && !isHex(tx, 64)) return `not a transaction hash: "${short(tx)}"`;
  const [from, to] = [asHex(cell(at.from)), asHex(cell(at.to))];
  for (const address of [from, to])
    if (address !== '' && !isHex(address, 40)) return `not an address: "${short(address)}"`;
  if (from === '' && to === '') return 'neither payer nor receiver';
  const written = asHex(cell(at.contract));
  if (written !== '' && !isHex(written, 40)) return `not a contract: "${short(written)}"`;
  const contract = written === '' ? undefined : written.toLowerCase();
  const symbol = cell(at.symbol) || header.symbol;
  const tokenId = cell(at.token_id);
  if (tokenId !== '' && !(isDigits(tokenId) && tokenId.length <= MOST_DIGITS && BigInt(tokenId) < LIMIT))
    return `not a token id: "${short(tokenId)}"`;
  const places = cell(at.decimals);
  if (places !== '' && !(isDigits(places) && Number(places) <= 77))
    return `not a number of decimals: "${short(places)}"`;
  const known = tokenId === '' ? assetOf(contract, symbol) : undefined;
  if (known && places !== '' && Number(places) !== known.decimals) {
    const owner = contract === undefined ? 'which has' : 'the contract of which has';
    return `${Number(places)} decimals for ${known.symbol}, ${owner} ${known.decimals}`;
  }
  const units = cell(at.units);
  const said = places === '' ? known?.decimals : Number(places);
  const decimals = said ?? (units === '' ? ASSUMED : undefined);
  const value =
    units === ''
      ? parseValue(cell(at.value), decimals ?? ASSUMED)
      : !isDigits(units)
        ? 'not whole base units'
        : units.length > MOST_DIGITS
          ? 'too many digits'
          : BigInt(units);
  if (typeof value === 'string') return `${value}: "${short(units || cell(at.value))}"`;
  if (value >= LIMIT) return 'the amount does not fit into 256 bits';
  return {
    time,
    number: block === '' ? time : Number(block),
    tx: tx === '' ? undefined : tx.toLowerCase(),
    from: from === '' ? undefined : from.toLowerCase(),
    to: to === '' ? undefined : to.toLowerCase(),
    value,
    symbol,
    contract,
    tokenId: tokenId === '' ? undefined : BigInt(tokenId),
    decimals,
    fromLabel: cell(at.from_label),
    toLabel: cell(at.to_label),
  };
}

/** Most cells have nothing to trim: a look at their ends tells. */
function trimmed(cell: string): string {
  const first = cell.charCodeAt(0);
  const last = cell.charCodeAt(cell.length - 1);
  return first > 32 && first < 128 && last > 32 && last < 128 ? cell : cell.trim();
}

function isDigits(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code < 48 || code > 57) return false;
  }
  return text !== '';
}

/** `0x` and so many hexadecimal digits. */
function isHex(text: string, digits: number): boolean {
  if (text.length !== digits + 2 || text.charCodeAt(0) !== 48 || text.charCodeAt(1) !== 120) return false;
  for (let i = 2; i < text.length; i++) if (HEX[text.charCodeAt(i)] !== 1) return false;
  return true;
}

const HEX = new Uint8Array(128);
for (const digit of '0123456789abcdefABCDEF') HEX[digit.charCodeAt(0)] = 1;

/** Databases write bytes as `\\x…`. */
function asHex(text: string): string {
  return text.startsWith('\\x') ? `0x${text.slice(2)}` : text;
}

const NUMBER = /^(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d{1,3}))?$/;

/** Whole base units of a decimal number (with an exponent, too), or what is wrong: money is never rounded. */
function parseValue(text: string, decimals: number): bigint | string {
  const match = NUMBER.exec(text);
  if (!match) return 'not an amount';
  if (text.length > MOST_DIGITS) return 'too many digits';
  const fraction = (match[2] ?? '').replace(/0+$/, '');
  const shift = decimals + Number(match[3] ?? 0) - fraction.length;
  const digits = BigInt(match[1]! + fraction);
  if (shift >= 0) return digits * 10n ** BigInt(shift);
  const divisor = 10n ** BigInt(-shift);
  return digits % divisor === 0n ? digits / divisor : `more than ${decimals} decimals`;
}

const CALENDAR = /^(\d{4})-(\d{2})-(\d{2})[ T](\d{2}):(\d{2}):(\d{2})(?:\.\d+)?(?:Z|\+00:00| UTC)?$/;

function parseTime(text: string): number | undefined {
  if (isDigits(text)) return text.length <= 10 && Number(text) <= LAST_SECOND ? Number(text) : undefined;
  const match = CALENDAR.exec(text);
  if (!match) return undefined;
  const [year, month, day, hour, minute, second] = match.slice(1).map(Number) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  const time = Date.UTC(year, month - 1, day, hour, minute, second) / 1000;
  const date = new Date(time * 1000);
  const real =
    date.getUTCMonth() === month - 1 && date.getUTCDate() === day && hour < 24 && minute < 60 && second < 60;
  return real && time >= 0 && time <= LAST_SECOND ? time : undefined;
}

function short(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
