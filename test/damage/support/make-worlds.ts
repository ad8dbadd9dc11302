import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ingest } from '../../../src/ingest/ingest.ts';
import { openBlockFiles } from '../../../src/ingest/sources/open-block-files.ts';
import { generateEvmChain } from '../../../src/synth/evm/generate-evm-chain.ts';
import { generateChain } from '../../../src/synth/generate-chain.ts';
import { ask } from './ask.ts';

/** A folder with a lake and everything beside it, and questions about it. */
export interface World {
  readonly name: string;
  readonly data: string;
  readonly questions: readonly (readonly string[])[];
}

/** A chain of outputs in several segments, with clusters by a person's word, and all that can be imported. */
export async function makeOutputWorld(folder: string): Promise<World> {
  const blocks = join(folder, 'blocks');
  const data = join(folder, 'outputs');
  const { truth } = await generateChain({ directory: blocks, seed: 7, transactions: 1_500 });
  await ingest(
    { directory: data, clock: () => 0 },
    {
      openSource: async ({ known }, chain) =>
        openBlockFiles({ path: blocks, known, lenient: false, ...(chain ? { chain } : {}) }),
      segmentTransactions: 300,
    },
  );
  const theft = truth.thefts[0]!;
  const stolen = theft.stolen[0]!;
  const rest = truth.resting[0]!;
  const { address } = stolen;
  await beside(data, folder, { tags: join(blocks, 'tags.csv'), address, network: 'bitcoin-regtest' });
  await done(['decide', 'apart', address, rest.address, '--by', 'A', '--because', 'b', '--data', data]);
  const [one, other] = await clusterOf(data, [
    ...truth.services.map((service) => service.address),
    ...truth.consolidations.map(({ output }) => output.address),
    ...truth.resting.map((output) => output.address),
    ...readFileSync(join(blocks, 'owners.csv'), 'utf8')
      .split('\n')
      .slice(1, 200)
      .map((line) => line.split(',')[0]!),
  ]);
  const on = ['--data', data, '--format', 'json'];
  const from = ['--from', theft.txid];
  return {
    name: 'outputs',
    data,
    questions: [
      ['tx', theft.txid, ...on],
      ['address', address, ...on],
      ['trace', ...from, '--depth', '8', ...on],
      ['trace', '--from', rest.outpoint, '--direction', 'backward', '--depth', '4', ...on],
      ['trace', ...from, '--depth', '4', '--engine', 'lake', ...on],
      ['cluster', one, ...on],
      ['why', one, other, ...on],
      ['held', ...on],
      ['peel', stolen.outpoint, ...on],
      ['same-source', ...from, ...on],
      ['screen', rest.address, ...on],
      ['screen', theft.txid, ...on],
      ['tx', theft.txid, '--engine', 'lake', ...on],
      ...commonQuestions(data, address),
    ],
  };
}

/** A chain of accounts from block files, with tokens, swaps, a mixer and bridges. */
export async function makeAccountWorld(folder: string): Promise<World> {
  const made = join(folder, 'evm');
  const data = join(folder, 'accounts');
  const { truth } = await generateEvmChain({ directory: made, seed: 3, transactions: 1_000 });
  const blocks = join(made, 'ethereum.jsonl');
  await done(['ingest', 'evm', '--chain', 'ethereum', '--blocks', blocks, '--data', data, '--quiet']);
  const theft = truth.thefts.find(({ chain }) => chain === 'ethereum')!;
  await beside(data, folder, {
    tags: join(made, 'tags.csv'),
    address: theft.thief,
    network: 'ethereum',
  });
  const on = ['--data', data, '--format', 'json'];
  const from = ['--from', `${theft.tx}:${theft.thief}`];
  return {
    name: 'accounts',
    data,
    questions: [
      ['tx', theft.tx, ...on],
      ['address', theft.thief, ...on],
      ['trace', ...from, '--depth', '8', ...on],
      ['trace', ...from, '--depth', '3', '--engine', 'lake', ...on],
      ['cluster', theft.thief, '--labels', data, ...on],
      ['screen', theft.thief, ...on],
      ['screen', theft.tx, ...on],
      ...commonQuestions(data, theft.thief),
    ],
  };
}

function commonQuestions(data: string, address: string): string[][] {
  const on = ['--data', data, '--format', 'json'];
  return [
    ['status', ...on],
    ['verify', ...on],
    ['tags', 'list', ...on],
    ['tags', 'of', address, ...on],
    ['sanctions', 'list', ...on],
    ['sanctions', 'of', LISTED, '--on', '2023-01-01', ...on],
    ['sanctions', 'entry', 'Example', ...on],
    ['incidents', 'list', ...on],
    ['actors', 'list', ...on],
    ['stats', '--per', 'year', ...on],
    ['watch', 'list', ...on],
    ['watch', 'alerts', ...on],
    ['watch', 'run', ...on],
  ];
}

const LISTED = '0x910cbd523d972eb0a6f4cae4618ad62622b39dbf';
const LIST = `<sdnList xmlns="http://tempuri.org/sdnList.xsd">
<publshInformation><Publish_Date>08/09/2022</Publish_Date></publshInformation>
<sdnEntry><uid>1</uid><lastName>EXAMPLE MIXER</lastName><sdnType>Entity</sdnType>
<programList><program>CYBER2</program></programList>
<idList><id><uid>2</uid><idType>Digital Currency Address - ETH</idType><idNumber>${LISTED}</idNumber></id></idList>
</sdnEntry></sdnList>
`;

/** What lies beside a lake: tags, a list, incidents and an actor, a watch that has seen something, an index of labels. */
async function beside(
  data: string,
  folder: string,
  { tags, address, network }: { tags: string; address: string; network: string },
): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const list = join(folder, 'sdn.xml');
  if (!existsSync(list)) writeFileSync(list, LIST);
  const named = join(folder, `named-${data.split('/').pop()}.csv`);
  writeFileSync(
    named,
    `${readFileSync(tags, 'utf8').trimEnd()}\n${address},Exchange T,exchange,service_data,test\n`,
  );
  const to = ['--data', data];
  await done(['tags', 'import', named, '--set', `network=${network}`, '--lenient', ...to]);
  await done(['sanctions', 'import', list, ...to]);
  await done(['incidents', 'import', 'examples/incidents/lazarus-group.yaml', ...to]);
  await done(['actors', 'import', 'examples/actors/lazarus-group.yaml', ...to]);
  await done(['watch', 'add', address, '--after', '0', ...to]);
  await done(['watch', 'run', ...to]);
  await done(['screen', address, ...to]);
}

/** Two addresses of one cluster, of the first of these that is not alone. */
async function clusterOf(data: string, addresses: readonly string[]): Promise<[string, string]> {
  for (const address of addresses) {
    const { out } = await ask(['cluster', address, '--data', data, '--format', 'json']);
    const found = (JSON.parse(out || '{}') as { addresses?: readonly string[] }).addresses ?? [];
    if (found.length > 1) return [found[0]!, found[found.length - 1]!];
  }
  throw new Error('no cluster of several addresses');
}

async function done(words: readonly string[]): Promise<void> {
  const { code, err, out } = await ask(words);
  // A screening that finds something ends with 1, and says it in its answer.
  if (code !== 0 && !(words[0] === 'screen' && out !== ''))
    throw new Error(`${words.join(' ')}: ${err}${out}`);
}
