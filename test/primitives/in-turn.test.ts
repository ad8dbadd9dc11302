import { expect, it } from 'vitest';
import { inTurn } from '../../src/primitives/in-turn.ts';

it('runs one job after the other, also behind one that fails', async () => {
  const turn = inTurn();
  const said: string[] = [];
  const job = (name: string, fails: boolean) => async () => {
    said.push(`${name} begins`);
    await new Promise((resume) => setImmediate(resume));
    said.push(`${name} ends`);
    if (fails) throw new Error(name);
    return name;
  };
  const results = await Promise.allSettled([turn(job('a', true)), turn(job('b', false))]);
  expect(results.map(({ status }) => status)).toEqual(['rejected', 'fulfilled']);
  expect(said).toEqual(['a begins', 'a ends', 'b begins', 'b ends']);
});
