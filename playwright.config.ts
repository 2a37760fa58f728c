import { defineConfig } from 'playwright/test'

export default defineConfig({
  testDir: 'e2e',
  // Pictures of the screens are taken by `npm run screenshots` alone.
  testMatch: process.env.POSTIL_SHOTS ? '**/*.shots.ts' : '**/*.spec.ts',
  workers: 1,
  timeout: 120_000,
  expect: { timeout: 20_000 },
  forbidOnly: true,
  reporter: [['list']],
  outputDir: 'test-results',
})
