import { constants } from 'node:os';
import { describe, expect, it } from 'vitest';
import { asSystemError } from '../../src/files/as-system-error.ts';
import { JejakError } from '../../src/primitives/jejak-error.ts';

const failed = (code: string, syscall: string, path?: string) =>
  Object.assign(new Error(code), { code, syscall, ...(path ? { path } : {}) });

describe('an error of the system', () => {
  it.each([
    ['ENOSPC', 'write', 'DISK_FULL', 75],
    ['EDQUOT', 'fsync', 'DISK_FULL', 75],
    ['EFBIG', 'write', 'DISK_FULL', 75],
    ['EROFS', 'open', 'DISK_READ_ONLY', 1],
    ['EACCES', 'mkdir', 'DISK_READ_ONLY', 1],
    ['EPERM', 'rename', 'DISK_READ_ONLY', 1],
    ['EACCES', 'open', 'FILE_MISSING', 1],
    ['EIO', 'read', 'DISK_FAILING', 1],
    ['EIO', 'fsync', 'DISK_FAILING', 1],
    ['EMFILE', 'open', 'SYSTEM_LIMIT', 75],
    ['EISDIR', 'read', 'FILE_MISSING', 1],
    ['ENOENT', 'scandir', 'FILE_MISSING', 1],
    ['ENOTDIR', 'mkdir', 'FILE_MISSING', 1],
  ] as const)('%s of %s', (code, syscall, ours, exit) => {
    expect(Object.keys(constants.errno)).toContain(code);
    const error = asSystemError(failed(code, syscall), '/data');
    expect(error).toBeInstanceOf(JejakError);
    const { code: found, meta, retryable } = error as JejakError;
    expect([found, meta.file, meta.operation, retryable ? 75 : 1]).toEqual([ours, '/data', syscall, exit]);
  });
  it('names the file that the system names', () => {
    const error = asSystemError(failed('ENOSPC', 'open', '/data/file'), '/data') as JejakError;
    expect(error.meta.file).toBe('/data/file');
  });
  it.each([
    new TypeError('x'),
    failed('ECONNREFUSED', 'connect'),
    new JejakError('CANCELLED'),
    'text',
    undefined,
  ])('anything else stays what it is', (error) => expect(asSystemError(error, '/data')).toBe(error));
});
