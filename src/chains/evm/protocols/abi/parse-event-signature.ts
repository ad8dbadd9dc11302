import type { AbiEvent, AbiParameter, AbiType } from './abi-type.ts';

/**
 * An event's declaration in one line: `Swap(address indexed sender,(address token,uint256[] ids)[] parts,address to)`.
 * A tuple is written by its parts in parentheses. Throws on a text that is not one: tables are part of the program.
 */
export function parseEventSignature(text: string): AbiEvent {
  const open = text.indexOf('(');
  if (open < 1 || !text.endsWith(')')) throw new Error(`not an event: ${text}`);
  return { name: text.slice(0, open), parameters: parameters(text.slice(open + 1, -1)) };
}

function parameters(text: string): AbiParameter[] {
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  for (let i = 0; i < text.length; i++) {
    if (text[i] === '(') depth++;
    else if (text[i] === ')') depth--;
    else if (text[i] === ',' && depth === 0) {
      parts.push(text.slice(start, i));
      start = i + 1;
    }
  }
  if (text !== '') parts.push(text.slice(start));
  return parts.map(parameter);
}

function parameter(text: string): AbiParameter {
  const match = /^\s*(\(.*\)|[a-z0-9]+)((?:\[\d*\])*)(\s+indexed)?\s+(\w+)\s*$/.exec(text);
  if (match === null) throw new Error(`not a parameter: ${text}`);
  const [, head, dimensions, indexed, name] = match;
  let type: AbiType = head!.startsWith('(')
    ? { form: 'tuple', parts: parameters(head!.slice(1, -1)) }
    : { form: 'base', name: head! };
  for (const [, length] of dimensions!.matchAll(/\[(\d*)\]/g)) {
    type = { form: 'array', of: type, length: length === '' ? undefined : Number(length) };
  }
  return { name: name!, type, indexed: indexed !== undefined };
}
