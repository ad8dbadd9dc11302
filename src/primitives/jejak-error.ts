import { ERRORS, type ErrorCode, type ErrorEntry } from './error-codes.ts';

/** Facts about the place of a failure: file, byte, height, txid and the like. Never a secret. */
export type ErrorMeta = Readonly<Record<string, string | number | bigint | boolean | undefined>>;

export interface JejakErrorOptions {
  readonly meta?: ErrorMeta;
  readonly cause?: unknown;
}

/**
 * The only error that Jejak throws on purpose. `message` is English, for logs; a user reads the text of `code` in
 * his own language from the catalogue in `src/texts`, filled with `meta`.
 */
export class JejakError extends Error {
  override readonly name = 'JejakError';
  readonly code: ErrorCode;
  readonly meta: ErrorMeta;
  readonly hint: string;
  readonly retryable: boolean;

  constructor(code: ErrorCode, options: JejakErrorOptions = {}) {
    const entry: ErrorEntry = ERRORS[code];
    const meta = options.meta ?? {};
    super(
      fillTemplate(entry.message, meta),
      options.cause === undefined ? undefined : { cause: options.cause },
    );
    this.code = code;
    this.meta = meta;
    this.hint = fillTemplate(entry.hint, meta);
    this.retryable = entry.retryable === true;
  }
}

function fillTemplate(template: string, meta: ErrorMeta): string {
  return template.replace(/\{(\w+)\}/g, (_, key: string) => String(meta[key] ?? ''));
}
