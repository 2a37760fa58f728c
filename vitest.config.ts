import { defineConfig } from 'vitest/config'
import { cslFiles } from './scripts/csl-plugin.mjs'

export default defineConfig({
  plugins: [cslFiles()],
  test: {
    include: ['test/**/*.test.ts', 'test/**/*.test.tsx'],
    testTimeout: 30_000,
    // Two cores: more workers only make each test slower.
    maxWorkers: 2,
  },
})
