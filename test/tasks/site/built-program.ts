import { join } from 'node:path'
import { build } from 'vite'
import { cslFiles } from '../../../scripts/csl-plugin.mjs'

/**
 * Bundles a module with all that it needs for plain Node, so that a test can run it in a process or on a thread of its own.
 * Takes its file and a folder for the result; answers the CommonJS file.
 */
export async function builtProgram(input: string, folder: string): Promise<string> {
  await build({
    configFile: false,
    logLevel: 'error',
    plugins: [cslFiles()],
    build: {
      ssr: true,
      outDir: join(folder, 'built'),
      rolldownOptions: { input, output: { format: 'cjs', entryFileNames: 'program.cjs' } },
    },
    ssr: { noExternal: true },
  })
  return join(folder, 'built', 'program.cjs')
}
