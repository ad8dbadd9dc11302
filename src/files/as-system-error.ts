import type { ErrorCode } from '../primitives/error-codes.ts';
import { JejakError } from '../primitives/jejak-error.ts';

const FULL = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);
const DENIED = new Set(['EACCES', 'EPERM']);
/** Calls that change something; an `open` may do either. */
const CHANGES =
  /^(?:write|pwrite|fsync|fdatasync|mkdir|mkdtemp|rename|unlink|rmdir|rm|ftruncate|link|symlink|copyfile|cp|chmod|utime)/;
/** What passes when something else has ended. */
const PASSES = new Set(['EMFILE', 'ENFILE', 'ENOMEM', 'EBUSY', 'ETXTBSY', 'EAGAIN', 'EINTR', 'ENOLCK']);
const ELSE = new Set([
  'ENOENT',
  'EISDIR',
  'ENOTDIR',
  'EEXIST',
  'ENOTEMPTY',
  'ENAMETOOLONG',
  'ELOOP',
  'EXDEV',
]);

/**
 * An error of the operating system as one of ours, with file and operation; everything else as it is. `place`: the file or
 * folder that was worked on, for errors that do not name one. Gives DISK_FULL, DISK_READ_ONLY, DISK_FAILING,
 * SYSTEM_LIMIT, FILE_MISSING.
 */
export function asSystemError(error: unknown, place: string): unknown {
  const { code, path, syscall } = (error ?? {}) as NodeJS.ErrnoException;
  if (error instanceof JejakError || typeof code !== 'string') return error;
  const ours = codeOf(code, syscall ?? '');
  if (!ours) return error;
  const meta = { file: path ?? place, reason: code, operation: syscall ?? '?' };
  return new JejakError(ours, { meta, cause: error });
}

function codeOf(code: string, call: string): ErrorCode | undefined {
  if (FULL.has(code)) return 'DISK_FULL';
  if (code === 'EROFS' || (DENIED.has(code) && CHANGES.test(call))) return 'DISK_READ_ONLY';
  if (code === 'EIO' || code === 'ENXIO' || code === 'ENODEV') return 'DISK_FAILING';
  if (PASSES.has(code)) return 'SYSTEM_LIMIT';
  return DENIED.has(code) || ELSE.has(code) ? 'FILE_MISSING' : undefined;
}
