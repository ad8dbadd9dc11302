import { existsSync } from 'node:fs';
import { isAbsolute } from 'node:path';
import type { PackFields, PackValue } from '../../attribution/packs/pack.ts';
import { parseYaml } from '../../attribution/packs/parse-yaml.ts';
import { readText } from '../../files/read-text.ts';
import { JejakError } from '../../primitives/jejak-error.ts';
import { isEntryId } from '../list/is-entry-id.ts';
import type { SinkSpec } from './sink.ts';

const LARGEST = 1 << 20;
const FIELDS = {
  jsonl: ['id', 'kind', 'data', 'path'],
  webhook: ['id', 'kind', 'data', 'url', 'secret-env', 'allow-private'],
  smtp: ['id', 'kind', 'data', 'host', 'port', 'security', 'user-env', 'password-env', 'from', 'to'],
} as const;

/** A list could otherwise name any secret of the user's environment, to be sent to a server that it names too. */
const VARIABLE = /^JEJAK_SINK_[A-Z0-9_]+$/;
const MAIL = /^[^\s@<>,;]+@[^\s@<>,;]+$/;

/** The user's list of sinks; none when there is no list. Errors: those of readText, WATCH_SINKS with file and line. */
export function readSinks(file: string): SinkSpec[] {
  if (!existsSync(file)) return [];
  const fail = (line: number, reason: string) =>
    new JejakError('WATCH_SINKS', { meta: { file, line, reason } });
  const { value, lines } = parsed(readText(file, LARGEST), file);
  const list = isFields(value) ? value.sinks : undefined;
  if (!Array.isArray(list)) throw fail(1, 'no list of sinks');
  const ids = new Set<string>();
  return (list as readonly PackValue[]).map((item, i) => {
    const line = lines.sinks?.[i] ?? 1;
    if (!isFields(item)) throw fail(line, 'not a mapping of fields');
    const sink = readSink(item, (reason) => fail(line, reason));
    if (ids.has(sink.id)) throw fail(line, `the id ${sink.id} is there twice`);
    ids.add(sink.id);
    return sink;
  });
}

function parsed(text: string, file: string) {
  try {
    return parseYaml({ text, line: 1 }, { file });
  } catch (cause) {
    if (!(cause instanceof JejakError)) throw cause;
    throw new JejakError('WATCH_SINKS', { meta: cause.meta, cause });
  }
}

function readSink(fields: PackFields, fail: (reason: string) => JejakError): SinkSpec {
  const text = (name: string) => {
    const value = fields[name];
    if (typeof value === 'string' && value !== '') return value;
    throw fail(`${name} is missing or no text`);
  };
  const optional = (name: string) => (fields[name] === undefined ? undefined : text(name));
  const variable = (name: string) => {
    const named = optional(name);
    if (named !== undefined && !VARIABLE.test(named))
      throw fail(`${name} has to name a variable that begins with JEJAK_SINK_, in capitals`);
    return named;
  };
  const whole = (name: string) => {
    const path = text(name);
    if (!isAbsolute(path)) throw fail(`${name} is a whole path, from the root on`);
    return path;
  };
  const { kind } = fields;
  if (kind !== 'jsonl' && kind !== 'webhook' && kind !== 'smtp')
    throw fail('kind is one of jsonl, webhook, smtp');
  const other = Object.keys(fields).find((name) => !(FIELDS[kind] as readonly string[]).includes(name));
  if (other !== undefined) throw fail(`"${other}" is not known here; known are ${FIELDS[kind].join(', ')}`);
  const id = text('id');
  if (!isEntryId(id)) throw fail('an id has small letters, digits and -');
  // Its last line says which alert came last: two lakes in one file would hide each other's.
  if (kind === 'jsonl') return { id, kind, path: whole('path'), data: whole('data') };
  const data = fields.data === undefined ? {} : { data: whole('data') };
  if (kind === 'webhook') {
    const url = text('url');
    if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol)) throw fail('url is no http address');
    return {
      id,
      kind,
      ...data,
      url,
      secretEnv: variable('secret-env') ?? text('secret-env'),
      allowPrivate: flag(fields['allow-private'], fail),
    };
  }
  const { port, to } = fields;
  if (typeof port !== 'number' || !Number.isInteger(port) || port < 1 || port > 65_535)
    throw fail('port is a number');
  const security = text('security');
  if (security !== 'tls' && security !== 'starttls' && security !== 'none')
    throw fail('security is one of tls, starttls, none');
  if (typeof to !== 'string' || !MAIL.test(to))
    throw fail('to is one e-mail address; for several receivers name several sinks');
  const from = text('from');
  if (!MAIL.test(from)) throw fail('from is an e-mail address');
  const [userEnv, passwordEnv] = [variable('user-env'), variable('password-env')];
  if ((userEnv === undefined) !== (passwordEnv === undefined))
    throw fail('user-env and password-env belong together');
  return {
    id,
    kind,
    ...data,
    host: text('host'),
    port,
    security,
    ...(userEnv === undefined ? {} : { userEnv }),
    ...(passwordEnv === undefined ? {} : { passwordEnv }),
    from,
    to,
  };
}

function flag(value: PackValue | undefined, fail: (reason: string) => JejakError): boolean {
  if (value === undefined || value === false || value === 'no') return false;
  if (value === true || value === 'yes') return true;
  throw fail('allow-private is yes or no');
}

function isFields(value: PackValue | undefined): value is PackFields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
