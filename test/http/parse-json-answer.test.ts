import { describe, expect, it } from 'vitest';
import { parseJsonAnswer } from '../../src/http/json-rpc/parse-json-answer.ts';

const nested = (depth: number) => Buffer.from(`${'[{"a":'.repeat(depth / 2)}1${'}]'.repeat(depth / 2)}`);

describe('parseJsonAnswer', () => {
  it('takes what calls of the EVM can nest, and refuses more before it builds anything', () => {
    expect(parseJsonAnswer(nested(2_200))).toHaveProperty('value');
    expect(parseJsonAnswer(nested(2_202))).toEqual({ reason: 'JSON nested more than 2200 deep' });
    expect(parseJsonAnswer(Buffer.alloc(1 << 20, '['))).toHaveProperty('reason');
  });

  it.each([5, 95, 96, 97, 300])(
    'brackets in a text of %i characters do not count, whatever is escaped in it',
    (length) => {
      for (const end of ['', '\\\\', '\\"', '\\\\\\"', 'é']) {
        const text = `"${'['.repeat(length)}${end}"`;
        expect(parseJsonAnswer(Buffer.from(`[${text},${text}]`))).toEqual({
          value: [JSON.parse(text), JSON.parse(text)],
        });
      }
      expect(parseJsonAnswer(Buffer.from(`"${'['.repeat(5_000)}\\"${'['.repeat(5_000)}"`))).toHaveProperty(
        'value',
      );
    },
  );

  it('wants UTF-8 and JSON', () => {
    expect(parseJsonAnswer(Buffer.of(0x22, 0xff, 0x22))).toEqual({ reason: 'not UTF-8' });
    for (const text of ['', '"', '{"a":', '<html>', '"\\', '"'.padEnd(200, 'x')])
      expect(parseJsonAnswer(Buffer.from(text))).toEqual({ reason: 'not JSON' });
  });
});
