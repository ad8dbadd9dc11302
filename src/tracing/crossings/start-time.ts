import type { OpenChain } from './open-chain.ts';

/** UTC seconds of the first start (backward: of the last one); undefined where there is none with a time. */
export async function startTime(chain: OpenChain): Promise<number | undefined> {
  const times = chain.family === 'evm' ? await accountTimes(chain) : await outputTimes(chain);
  if (times.length === 0) return undefined;
  return chain.steps.backward ? Math.max(...times) : Math.min(...times);
}

async function accountTimes({ open }: Extract<OpenChain, { family: 'evm' }>): Promise<number[]> {
  const times: number[] = [];
  for (const { step } of open.starts.steps)
    times.push((await open.steps.steps(Float64Array.of(step))).time[0]!);
  for (const { next } of open.starts.accounts) {
    if (next >= 2 ** 53) continue;
    const batch = await open.steps.at(Float64Array.of(next));
    if (batch.count > 0) times.push(batch.time[0]!);
  }
  return times;
}

async function outputTimes({ open }: Extract<OpenChain, { family: 'bitcoin' }>): Promise<number[]> {
  const heights = open.starts.flatMap(({ height }) => (height >= 0 ? [height] : []));
  if (heights.length === 0) return [];
  const wanted = open.steps.backward ? Math.max(...heights) : Math.min(...heights);
  // Header times step back by up to two hours.
  const slack = open.steps.backward ? 7_200 : -7_200;
  const { time } = await open.steps.blocks(Uint32Array.of(wanted));
  return time.length > 0 ? [time[0]! + slack] : [];
}
