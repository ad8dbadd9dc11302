import { defineConfig } from 'vitest/config';

const json = process.env.JEJAK_TEST_JSON;

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/support/build-once.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    retry: 0,
    reporters: json ? ['default', ['json', { outputFile: json }]] : ['default'],
    fileParallelism: true,
    maxWorkers: 2,
  },
});
