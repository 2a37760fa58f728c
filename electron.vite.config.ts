import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'
import { cslFiles } from './scripts/csl-plugin.mjs'

const require = createRequire(import.meta.url)

// The oldest runtime Postil must run on: Electron 25, the fallback where the official one cannot be fetched.
const NODE = 'node18.15'
const CHROME = 'chrome114'

export default defineConfig({
  main: {
    plugins: [cslFiles()],
    build: {
      target: NODE,
      externalizeDeps: false,
      rolldownOptions: {
        input: {
          index: 'src/main/index.ts',
          cli: 'src/cli/index.ts',
          'spelling-worker': 'src/main/workers/spelling-worker.ts',
          'search-worker': 'src/main/workers/search-worker.ts',
          'import-worker': 'src/main/workers/import-worker.ts',
          'task-worker': 'src/main/workers/task-worker.ts',
          'site-worker': 'src/tasks/site/site-worker.ts',
        },
        // Electron 25 cannot load an ES module as its main script, so everything on the Node side is CommonJS.
        output: { format: 'cjs', entryFileNames: '[name].cjs', chunkFileNames: 'chunks/[name]-[hash].cjs' },
      },
    },
  },
  preload: {
    build: {
      target: NODE,
      externalizeDeps: false,
      // A sandboxed preload must be one CommonJS file on every Electron.
      rolldownOptions: {
        input: { index: 'src/preload/index.ts' },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'src/renderer',
    plugins: [react()],
    worker: { format: 'es' },
    build: {
      target: CHROME,
      minify: true,
      rolldownOptions: {
        input: fileURLToPath(new URL('src/renderer/index.html', import.meta.url)),
        // What the first paint needs is one file: each costs a way to the main process, which is opening the library then.
        output: { codeSplitting: { groups: [{ name: 'first', tags: ['$initial'] }] } },
      },
    },
    resolve: {
      // Its "browser" build needs a document, which a worker does not have.
      alias: { 'decode-named-character-reference': require.resolve('decode-named-character-reference') },
    },
  },
})
