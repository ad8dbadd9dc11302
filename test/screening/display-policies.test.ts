import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { run } from '../cli/support.ts';
import { ingestFiles, makeChain, temporaryFolder } from '../support/make-chain.ts';

const folder = temporaryFolder();
const data = join(folder.path, 'lake');
const POLICIES = ['poison', 'haircut', 'fifo', 'lifo', 'tiho'];
let subjects: string[];

beforeAll(async () => {
  const { truth } = await makeChain(folder.path, { transactions: 3_000 });
  await ingestFiles(join(folder.path, 'blocks'), data);
  const tags = join(folder.path, 'blocks', 'tags.csv');
  await run(['tags', 'import', tags, '--set', 'network=bitcoin-regtest', '--data', data]);
  subjects = [...truth.resting.slice(0, 9).map(({ address }) => address), truth.thefts[0]!.txid];
}, 60_000);
afterAll(() => folder.remove());

describe('--policy of a screening', () => {
  const screen = (subject: string, policy: string, ...words: string[]) =>
    run(['screen', subject, '--policy', policy, '--data', data, '--lang', 'en', ...words]);

  it('chooses what is shown, and changes neither level nor score nor reason', async () => {
    let scored = 0;
    for (const subject of subjects) {
      const answers = await Promise.all(
        POLICIES.map((policy) => screen(subject, policy, '--format', 'json')),
      );
      const judged = answers.map(({ out }) => {
        const { level, score, scoreParts, reasons } = JSON.parse(out);
        return { level, score, scoreParts, reasons };
      });
      for (const other of judged) expect(other).toEqual(judged[0]);
      if (judged[0]!.scoreParts.length > 0) scored += 1;
    }
    // A metamorphic test over answers that are all empty would show nothing.
    expect(scored).toBeGreaterThan(1);
  });

  it('shows the columns of the policies that were asked for, and no others', async () => {
    const { out } = await screen(subjects[0]!, 'fifo,lifo');
    const head = out.split('\n').find((line) => line.includes('category'))!;
    expect(POLICIES.filter((policy) => head.includes(policy))).toEqual(['fifo', 'lifo']);
  });
});
