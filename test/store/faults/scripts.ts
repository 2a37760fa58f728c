import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'

const HERE = fileURLToPath(new URL('.', import.meta.url))
const OUT = fileURLToPath(new URL('../../../node_modules/.cache/faults', import.meta.url))

/** Bundles a script of this folder for plain Node, so that a test can run and kill it as a process of its own. */
export async function bundled(name: 'save-loop' | 'lowdb-loop'): Promise<string> {
  const outDir = join(OUT, `${name}-${process.pid}`)
  await build({
    configFile: false,
    logLevel: 'error',
    build: {
      ssr: join(HERE, `${name}.ts`),
      outDir,
      target: 'node20',
      rolldownOptions: { output: { format: 'esm', entryFileNames: '[name].mjs' } },
    },
    ssr: { noExternal: true },
  })
  return join(outDir, `${name}.mjs`)
}
