import { defineConfig } from 'vitest/config'
import { cslFiles } from './scripts/csl-plugin.mjs'

export default defineConfig({
  plugins: [cslFiles()],
  test: {
    include: ['test/**/*.test.ts', 'test/**/*.test.tsx'],
    // A hanging test is found; a busy machine fails none.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // Two cores: more workers only make each test slower.
    maxWorkers: 2,
  },
})
