import sax from 'sax';
import { scanInput } from '../../../files/scan-input.ts';
import type { JejakError } from '../../../primitives/jejak-error.ts';
import { sanctionError } from '../sanction-error.ts';
import type { XmlElement } from './xml-element.ts';

/** What the parser is given at once: an endless token is seen before it has grown. */
const PIECE = 1 << 16;
/** What no list comes near, and a file that is made to harm goes beyond at once. */
const DEPTH = 64;
const TEXT = 1 << 20;
const ELEMENTS = 200_000;

export interface XmlRecords {
  /** Names of elements that are handed over whole, one at a time. */
  readonly records: ReadonlySet<string>;
  readonly onRoot: (root: {
    readonly name: string;
    readonly attributes: Readonly<Record<string, string>>;
  }) => void;
  /** `path`: names of the elements around it, from the root on. */
  readonly onRecord: (record: XmlElement, path: readonly string[]) => void;
}

/**
 * Reads an XML file of any size: a record is in memory, never the file. A document type is refused, and with it every
 * entity that a file could define (a bomb) or fetch from elsewhere; only the five of XML itself are known. Tokens without end (a name, an attribute, a comment) are refused by the parser.
 * Errors: those of scanInput, SANCTION_FILE with file and line.
 */
export function readXmlRecords(path: string, { records, onRoot, onRecord }: XmlRecords): void {
  const parser = sax.parser(true, { xmlns: false, position: true, trim: true });
  const fail = (reason: string) => sanctionError(path, parser.line + 1, reason);
  const around: string[] = [];
  const open: XmlElement[] = [];
  let elements = 0;
  // An error that is thrown inside of a handler would leave the parser in the middle of a token.
  let failure: JejakError | undefined;
  const refuse = (reason: string) => {
    failure ??= fail(reason);
  };
  parser.onerror = (error) => refuse(error.message.split('\n')[0] ?? 'not XML');
  parser.ondoctype = () => refuse('a document type (DOCTYPE) is refused: it can define entities');
  parser.onprocessinginstruction = ({ name, body }) => {
    if (name === 'xml' && /encoding\s*=\s*["'](?!utf-8|us-ascii)/i.test(body)) refuse('only UTF-8 is read');
  };
  parser.onopentag = (tag) => {
    if (failure) return;
    const name = local(tag.name);
    const attributes = Object.fromEntries(
      Object.entries(tag.attributes).map(([key, value]) => [local(key), String(value)]),
    );
    if (around.length + open.length >= DEPTH) return refuse(`nested more than ${DEPTH} levels deep`);
    if (around.length === 0 && open.length === 0) onRoot({ name, attributes });
    if (open.length === 0 && !records.has(name)) {
      around.push(name);
      return;
    }
    elements = open.length === 0 ? 1 : elements + 1;
    if (elements > ELEMENTS) return refuse(`an entry of more than ${ELEMENTS} elements`);
    const element: XmlElement = { name, attributes, text: '', children: [], line: parser.line + 1 };
    open[open.length - 1]?.children.push(element);
    open.push(element);
  };
  const addText = (text: string) => {
    const element = open[open.length - 1];
    if (!element || failure) return;
    element.text += text;
    if (element.text.length > TEXT) refuse(`a text of more than ${TEXT} characters`);
  };
  parser.ontext = addText;
  parser.oncdata = addText;
  parser.onclosetag = () => {
    if (failure) return;
    const element = open.pop();
    if (!element) around.pop();
    else if (open.length === 0) onRecord(element, around);
  };

  const decoder = new TextDecoder('utf-8', { fatal: true });
  for (const part of scanInput(path)) {
    for (let at = 0; at < part.length; at += PIECE) {
      parser.write(decode(decoder, part.subarray(at, at + PIECE), fail));
      if (failure) throw failure;
    }
  }
  parser.write(decode(decoder, undefined, fail));
  parser.close();
  if (failure) throw failure;
  if (around.length + open.length > 0) throw fail('the file ends in the middle of an element');
}

const local = (name: string) => name.slice(name.indexOf(':') + 1);

function decode(
  decoder: InstanceType<typeof TextDecoder>,
  bytes: Buffer | undefined,
  fail: (reason: string) => JejakError,
): string {
  try {
    return bytes ? decoder.decode(bytes, { stream: true }) : decoder.decode();
  } catch {
    throw fail('not UTF-8');
  }
}
