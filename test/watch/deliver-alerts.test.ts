import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { seal } from '../../src/lake/pages/seal.ts';
import { JejakError } from '../../src/primitives/jejak-error.ts';
import { openJournal } from '../../src/watch/journal/open-journal.ts';
import { deliverAlerts } from '../../src/watch/sinks/deliver-alerts.ts';
import type { Sink } from '../../src/watch/sinks/sink.ts';
import { temporaryFolder } from '../support/make-chain.ts';
import { toyAlert } from './support/toy-alert.ts';

const folder = temporaryFolder();
afterAll(() => folder.remove());
const journal = openJournal(join(folder.path, 'alerts.jsonl'), 'write');
journal.append([1, 2, 3, 4, 5].map((seq) => toyAlert(seq)));
afterAll(() => journal.close());
let notes = 0;
const delivered = () => join(folder.path, `delivered-${notes++}`);

/** A sink that fails once at an alert. */
function toySink(failAt = 0): Sink & { readonly got: number[] } {
  let fails = failAt;
  const got: number[] = [];
  return {
    id: 'toy',
    got,
    async send({ seq }) {
      if (seq === fails) {
        fails = 0;
        throw new JejakError('SINK_FAILED', { meta: { sink: 'toy', seq, reason: 'test' } });
      }
      got.push(seq);
    },
    close: () => undefined,
  };
}

describe('deliverAlerts', () => {
  it('gives all, then only what is new', async () => {
    const place = delivered();
    const sink = toySink();
    expect(await deliverAlerts(place, { sink, journal })).toBe(5);
    expect(await deliverAlerts(place, { sink, journal })).toBe(0);
    expect(sink.got).toEqual([1, 2, 3, 4, 5]);
    expect(JSON.parse(readFileSync(join(place, 'toy.json'), 'utf8'))).toMatchObject({ seq: 5 });
  });

  it('goes on where the sink failed', async () => {
    const place = delivered();
    const sink = toySink(3);
    await expect(deliverAlerts(place, { sink, journal })).rejects.toMatchObject({ code: 'SINK_FAILED' });
    expect(sink.got).toEqual([1, 2]);
    expect(await deliverAlerts(place, { sink, journal })).toBe(3);
    expect(sink.got).toEqual([1, 2, 3, 4, 5]);
  });

  it('ends between two alerts when the user wants it', async () => {
    const controller = new AbortController();
    const sink = toySink();
    const stopping = {
      ...sink,
      async send(alert: Parameters<Sink['send']>[0]) {
        await sink.send(alert);
        if (alert.seq === 2) controller.abort();
      },
    };
    const place = delivered();
    await expect(
      deliverAlerts(place, { sink: stopping, journal, signal: controller.signal }),
    ).rejects.toMatchObject({ code: 'CANCELLED', retryable: true });
    expect(await deliverAlerts(place, { sink, journal })).toBe(3);
    expect(sink.got).toEqual([1, 2, 3, 4, 5]);
  });

  it.each([
    ['', 'no JSON'],
    ['{"seq"', 'no JSON'],
    ['null', 'not an object'],
    ['{}', 'no digest'],
    ['{"seq":5}', 'no digest'],
    [seal({ seq: 5 }).replace('5', '4'), 'not what was written'],
    [seal({}), 'no number'],
    [seal({ seq: '3' }), 'no number'],
    [seal({ seq: -1 }), 'no number'],
    [seal({ seq: 1.5 }), 'no number'],
    // Alerts up to there would be kept from the sink without a word.
    [seal({ seq: 6 }), 'it says 6, the journal ends at 5'],
  ])('a note that was damaged by hand is an error: %s', async (content, reason) => {
    const place = delivered();
    await deliverAlerts(place, { sink: toySink(), journal });
    const file = join(place, 'toy.json');
    writeFileSync(file, content);
    const sink = toySink();
    await expect(deliverAlerts(place, { sink, journal })).rejects.toMatchObject({
      code: 'WATCH_DELIVERED',
      retryable: false,
      meta: { file, reason },
    });
    expect(sink.got).toEqual([]);
  });
});
