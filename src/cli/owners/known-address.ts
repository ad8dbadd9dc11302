import type { FlowSource } from '../../graph/flow-source.ts';
import { JejakError } from '../../primitives/jejak-error.ts';

/** Dense id of an address of the data. Errors: ADDRESS_INVALID, ADDRESS_UNKNOWN. */
export async function knownAddress(source: FlowSource, text: string): Promise<number> {
  const id = await source.findAddress(text);
  if (id === undefined) throw new JejakError('ADDRESS_UNKNOWN', { meta: { input: text } });
  return id;
}
