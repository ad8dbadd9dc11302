import { expect, it } from 'vitest';
import { openWhenAsked } from '../../src/graph/open-when-asked.ts';

function counted() {
  const counts = { opened: 0, closed: 0 };
  const open = async () => {
    counts.opened += 1;
    return {
      close: () => {
        counts.closed += 1;
      },
    };
  };
  return { counts, open };
}

it('opens once for all who ask, and closes what it opened', async () => {
  const { counts, open } = counted();
  const once = openWhenAsked(open);
  const [one, other] = await Promise.all([once.get(), once.get()]);
  expect(one).toBe(other);
  await once.close();
  expect(counts).toEqual({ opened: 1, closed: 1 });
});

it('opens nothing to close it', async () => {
  const { counts, open } = counted();
  await openWhenAsked(open).close();
  expect(counts).toEqual({ opened: 0, closed: 0 });
});

it('tells whoever asks that it cannot be opened, and closes without a word', async () => {
  const broken = openWhenAsked<{ close(): void }>(() => Promise.reject(new Error('gone')));
  await expect(broken.get()).rejects.toThrow('gone');
  await broken.close();
});
