import { defineConfig } from 'playwright/test'

// A display for each worker: windows on one would take the keyboard and the clipboard from each other.
const displays = (process.env.POSTIL_DISPLAYS ?? '').split(' ')
const own = displays[Number(process.env.TEST_PARALLEL_INDEX ?? 0)]
if (own) process.env.DISPLAY = own

export default defineConfig({
  testDir: 'e2e',
  // Pictures of the screens are taken by `npm run screenshots` alone.
  testMatch: process.env.POSTIL_SHOTS ? '**/*.shots.ts' : '**/*.spec.ts',
  workers: displays.length,
  timeout: 120_000,
  expect: { timeout: 20_000 },
  forbidOnly: true,
  reporter: [['list']],
  outputDir: 'test-results',
})
