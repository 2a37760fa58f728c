import { defineConfig } from 'playwright/test'

export default defineConfig({
  testDir: 'e2e',
  // Pictures of the screens are taken by `npm run screenshots` alone.
  testMatch: process.env.POSTIL_SHOTS ? '**/*.shots.ts' : '**/*.spec.ts',
  workers: 1,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  forbidOnly: true,
  reporter: [['list']],
  outputDir: 'test-results',
})
