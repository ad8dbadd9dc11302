import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { addressKeyText } from '../chains/bitcoin/address/address-key-text.ts';
import { addressKeysOfText } from '../chains/bitcoin/address/address-keys-of-text.ts';
import { SCRIPT_KINDS } from '../chains/bitcoin/script-kind.ts';
import { manifestHash, readManifest, segmentDigest } from '../lake/manifest.ts';
import { chainById } from '../primitives/chain.ts';
import { displayHash } from '../primitives/display-hash.ts';
import { JejakError } from '../primitives/jejak-error.ts';
import { parseTxid } from '../primitives/parse-txid.ts';
import { gather } from './files/gather.ts';
import { goesBack } from './files/goes-back.ts';
import { idsFromBytes } from './files/ids.ts';
import { type FlowSource, NO_ADDRESS, NONE } from './flow-source.ts';
import { gatherUnsorted } from './gather-unsorted.ts';
import { KEY_BYTES } from './index/run-file.ts';
import { openWhenAsked } from './open-when-asked.ts';
import { openOutputTables } from './output-lake/open-output-tables.ts';
import { readLakeMemos } from './output-lake/read-lake-memos.ts';
import { readFlowBatch } from './read-flow-batch.ts';
import { openGraphFiles } from './store/graph-files.ts';

/**
 * The FlowSource over the graph files of a lake: answers by offset, in microseconds, without a table scan.
 * Errors: LAKE_MISSING, GRAPH_MISSING, GRAPH_STALE, GRAPH_DAMAGED, CHECKPOINT_DAMAGED.
 */
export function openGraphSource(directory: string): FlowSource {
  const manifest = readManifest(directory);
  if (!manifest) throw new JejakError('LAKE_MISSING', { meta: { directory } });
  const chain = chainById(manifest.chain);
  const files = openGraph(directory);
  const counts = files.counts();
  const { digests } = files.checkpoint;
  if (manifest.segments.some((segment, i) => digests[i] !== segmentDigest(segment))) {
    files.close();
    throw new JejakError('GRAPH_STALE', { meta: { directory: join(directory, 'graph') } });
  }
  const { columns } = files;
  const tables = openWhenAsked(() => openOutputTables(directory, manifest));
  const firstTxBytes = new Uint8Array(counts.blocks * 4);
  if (counts.blocks > 0) columns.blockFirstTx.read(0, firstTxBytes);
  const blockFirstTx = new Uint32Array(firstTxBytes.buffer);
  const hash = manifestHash(manifest);

  function known(ids: ArrayLike<number>, total: number): void {
    for (let i = 0; i < ids.length; i++) {
      if (!(ids[i]! >= 0 && ids[i]! < total))
        throw new JejakError('TX_UNKNOWN', { meta: { input: `#${ids[i]}` } });
    }
  }
  return {
    kind: 'graph files',
    coverage: async () => ({
      chain: chain.id,
      tipHeight: counts.blocks - 1,
      transactions: counts.transactions,
      outputs: counts.outputs,
      addresses: counts.addresses,
      manifestHash: hash,
    }),
    async transactions(ids) {
      known(ids, counts.transactions);
      return readFlowBatch(files, blockFirstTx, ids);
    },
    async producers(outputs) {
      known(outputs, counts.outputs);
      return Float64Array.from(new Uint32Array(gatherUnsorted(columns.outputTx, outputs).buffer));
    },
    async outputs(ids) {
      known(ids, counts.outputs);
      const inputs = idsFromBytes(gather(columns.outputSpender, ids));
      // A link to an input that the checkpoint does not know was written by a run that died.
      for (let i = 0; i < inputs.length; i++) if (inputs[i]! >= counts.inputs) inputs[i] = NONE;
      const spender = new Uint32Array(gatherUnsorted(columns.inputTx, inputs).buffer);
      return {
        value: new BigInt64Array(gather(columns.outputValue, ids).buffer),
        maker: Float64Array.from(new Uint32Array(gather(columns.outputTx, ids).buffer)),
        spender: Float64Array.from(spender, (tx, i) => (inputs[i]! < 0 ? NONE : tx)),
      };
    },
    async blocks(heights) {
      known(heights, counts.blocks);
      const rows = Float64Array.from(heights);
      const firstTx = Float64Array.from(heights, (height) => blockFirstTx[height]!);
      return {
        count: heights.length,
        height: heights,
        firstTx,
        txCount: Uint32Array.from(
          heights,
          (h) => (blockFirstTx[h + 1] ?? counts.transactions) - blockFirstTx[h]!,
        ),
        time: new Uint32Array(gatherUnsorted(columns.blockTime, rows).buffer),
      };
    },
    async findTransaction(txid) {
      const key = new Uint8Array(KEY_BYTES);
      key.set(parseTxid(txid));
      const id = files.txids.lookup(key)[0]!;
      return id < 0 ? undefined : id;
    },
    async txids(ids) {
      known(ids, counts.transactions);
      const bytes = gatherUnsorted(columns.txid, ids);
      return Array.from(ids, (_, i) => displayHash(bytes.subarray(i * 32, i * 32 + 32)));
    },
    async findAddress(address) {
      for (const key of addressKeysOfText(chain, address)) {
        const id = files.addresses.lookup(key)[0]!;
        if (id >= 0) return id;
      }
      return undefined;
    },
    async findAddresses(texts) {
      const found = new Array<number | undefined>(texts.length).fill(undefined);
      const forms = texts.map((text) => addressKeysOfText(chain, text));
      // An address may stand for several keys; most have one.
      for (let form = 0; ; form++) {
        const open = [...texts.keys()].filter((i) => found[i] === undefined && forms[i]!.length > form);
        if (open.length === 0) return found;
        const keys = new Uint8Array(open.length * KEY_BYTES);
        for (const [q, i] of open.entries()) keys.set(forms[i]![form]!, q * KEY_BYTES);
        const ids = files.addresses.lookup(keys);
        for (const [q, i] of open.entries()) if (ids[q]! >= 0) found[i] = ids[q]!;
      }
    },
    async addresses(ids) {
      known(ids, counts.addresses);
      const bytes = gatherUnsorted(columns.addressKey, Float64Array.from(ids));
      return Array.from(ids, (_, i) =>
        addressKeyText(chain, bytes.subarray(i * KEY_BYTES, (i + 1) * KEY_BYTES)),
      );
    },
    async scriptKinds(ids) {
      known(ids, counts.addresses);
      const bytes = gatherUnsorted(columns.addressKey, Float64Array.from(ids));
      return Uint8Array.from(ids, (_, i) => kindOfKey(bytes[(i + 1) * KEY_BYTES - 1]!));
    },
    async outputsOfAddress(address, page) {
      known([address], counts.addresses);
      const found: number[] = [];
      let output = idsFromBytes(gather(columns.addressLast, [address]))[0]!;
      // The list runs from the newest output back, so a later page walks past the earlier ones. What a writer has put
      // before its head does not count yet.
      const end = Math.min(page.before ?? counts.outputs, counts.outputs);
      while (output !== NONE && found.length < page.limit) {
        if (output < end) found.push(output);
        const previous = idsFromBytes(gather(columns.outputPrevious, [output]))[0];
        output = goesBack(columns.outputPrevious, output, previous);
      }
      return Float64Array.from(found);
    },
    async reuse(outputs) {
      known(outputs, counts.outputs);
      const previous = idsFromBytes(gatherUnsorted(columns.outputPrevious, outputs));
      const addresses = new Uint32Array(gatherUnsorted(columns.outputAddress, outputs).buffer);
      const rows = Float64Array.from(addresses, (id) => (id === NO_ADDRESS ? NONE : id));
      const last = idsFromBytes(gatherUnsorted(columns.addressLast, rows));
      return Uint8Array.from(outputs, (output, i) =>
        rows[i]! < 0
          ? 0
          : (previous[i] === NONE ? 0 : 1) | (last[i]! > output && last[i]! < counts.outputs ? 2 : 0),
      );
    },
    // Graph files hold no scripts.
    async *memos(wish) {
      yield* readLakeMemos(await tables.get(), wish);
    },
    async close() {
      files.close();
      await tables.close();
    },
  };
}

/** Later witness versions have a byte of their own each. */
function kindOfKey(byte: number): number {
  return byte < SCRIPT_KINDS.length ? byte : SCRIPT_KINDS.indexOf('witness_unknown');
}

function openGraph(directory: string) {
  const folder = join(directory, 'graph');
  if (!existsSync(join(folder, 'checkpoint.json')))
    throw new JejakError('GRAPH_MISSING', { meta: { directory } });
  return openGraphFiles(folder, 'read');
}
