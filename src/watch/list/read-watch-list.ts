import { existsSync } from 'node:fs';
import type { PackFields, PackValue } from '../../attribution/packs/pack.ts';
import { parseYaml } from '../../attribution/packs/parse-yaml.ts';
import { normaliseAddress } from '../../attribution/subjects/normalise-address.ts';
import { readText } from '../../files/read-text.ts';
import { JejakError } from '../../primitives/jejak-error.ts';
import type { TaintPolicyId } from '../../tracing/value/policies.ts';
import { POLICIES } from '../../tracing/value/policies.ts';
import { isEntryId } from './is-entry-id.ts';
import type { WatchEntry, WatchList } from './watch-entry.ts';

const LARGEST = 8 << 20;
const FIELDS = ['id', 'kind', 'address', 'from', 'policy', 'min-value', 'max-depth', 'after', 'note'];

/**
 * The watch list of a folder; an empty one when there is none. With the chain of the lake also its addresses are checked:
 * one with a slip in it would be watched for ever in silence. Errors: those of readText, WATCH_LIST with file and line.
 */
export function readWatchList(file: string, chain?: string): WatchList {
  if (!existsSync(file)) return { entries: [] };
  const fail = (line: number, reason: string) =>
    new JejakError('WATCH_LIST', { meta: { file, line, reason } });
  const { value, lines } = parsed(readText(file, LARGEST), file);
  const list = isFields(value) ? value.entries : undefined;
  if (!Array.isArray(list)) throw fail(1, 'no list of entries');
  const ids = new Set<string>();
  const entries = (list as readonly PackValue[]).map((item, i) => {
    const line = lines.entries?.[i] ?? 1;
    if (!isFields(item)) throw fail(line, 'not a mapping of fields');
    const entry = readEntry(item, (reason) => fail(line, reason));
    if (ids.has(entry.id)) throw fail(line, `the id ${entry.id} is there twice`);
    ids.add(entry.id);
    if (chain === undefined || entry.kind === 'trace') return entry;
    const checked = normaliseAddress(chain, entry.address);
    if (checked.id === undefined) throw fail(line, checked.reason);
    return { ...entry, address: checked.id };
  });
  return { entries };
}

function parsed(text: string, file: string) {
  try {
    return parseYaml({ text, line: 1 }, { file });
  } catch (cause) {
    if (!(cause instanceof JejakError)) throw cause;
    throw new JejakError('WATCH_LIST', { meta: cause.meta, cause });
  }
}

function readEntry(fields: PackFields, fail: (reason: string) => JejakError): WatchEntry {
  const other = Object.keys(fields).find((name) => !FIELDS.includes(name));
  if (other !== undefined) throw fail(`"${other}" is not known here; known are ${FIELDS.join(', ')}`);
  const text = (name: string) => {
    const value = fields[name];
    if (typeof value === 'string' && value !== '') return value;
    throw fail(`${name} is missing or no text`);
  };
  const count = (name: string, least: number) => {
    const value = fields[name];
    if (typeof value === 'number' && Number.isInteger(value) && value >= least) return value;
    throw fail(`${name} is no whole number from ${least} on`);
  };
  const id = text('id');
  if (!isEntryId(id)) throw fail('an id has small letters, digits and -');
  const common = {
    id,
    after: count('after', -1),
    ...(fields.note === undefined ? {} : { note: text('note') }),
  };
  const kind = text('kind');
  if (kind === 'address' || kind === 'cluster') return { ...common, kind, address: text('address') };
  if (kind !== 'trace') throw fail('kind is one of address, cluster, trace');
  const { from } = fields;
  if (!Array.isArray(from) || from.length === 0) throw fail('from is a list of seeds');
  const policy = text('policy');
  if (!POLICIES.includes(policy as TaintPolicyId)) throw fail(`policy is one of ${POLICIES.join(', ')}`);
  return {
    ...common,
    kind,
    from: (from as readonly PackValue[]).map(String),
    policy: policy as TaintPolicyId,
    ...(fields['min-value'] === undefined ? {} : { minValue: String(fields['min-value']) }),
    ...(fields['max-depth'] === undefined ? {} : { maxDepth: count('max-depth', 0) }),
  };
}

function isFields(value: PackValue | undefined): value is PackFields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
