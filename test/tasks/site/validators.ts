import { execFile, spawnSync } from 'node:child_process'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { HtmlValidate, StaticConfigLoader } from 'html-validate'
import { treeOf } from './site-tree'

const validator = new HtmlValidate(
  new StaticConfigLoader({
    extends: ['html-validate:recommended', 'html-validate:document'],
    rules: {
      // Ids are those of posts and comments, which hold a full stop where two of them meet.
      'valid-id': ['error', { relaxed: true }],
      // The copies of notes in the margin are hidden from every reader that knows landmarks.
      'unique-landmark': 'off',
      // Everything lies in the same folder: there is nobody to guard against.
      'require-sri': 'off',
      // A column's alignment is the author's own.
      'no-inline-style': ['error', { allowedProperties: ['display', 'text-align'] }],
      // Titles and line ends are the author's own.
      'long-title': 'off',
      'no-trailing-whitespace': 'off',
      // The renderer's fragments are well-formed XML too.
      'void-style': 'off',
      'attribute-boolean-style': 'off',
    },
  }),
)

/** What html-validate finds in the pages of these folders, one line each. */
export async function htmlProblems(...dirs: readonly string[]): Promise<string[]> {
  const found: string[] = []
  for (const dir of dirs)
    for (const path of (await treeOf(dir)).keys()) {
      if (!path.endsWith('.html')) continue
      const report = await validator.validateFile(join(dir, path))
      for (const { messages } of report.results)
        for (const { ruleId, message, line } of messages) found.push(`${path}:${line} ${ruleId}: ${message}`)
    }
  return found
}

const jar = createRequire(import.meta.url).resolve('vnu-jar/build/dist/vnu.jar')

/** False, with the reason said, where there is no Java for the Nu checker. */
export function hasJava(): boolean {
  if (spawnSync('java', ['-version']).status === 0) return true
  console.warn('not run: the Nu HTML checker needs Java, which is not here')
  return false
}

interface NuMessage {
  readonly type: string
  readonly url: string
  readonly message: string
}

/** The errors that the Nu HTML checker finds in the pages and styles of these folders. */
export function nuErrors(...dirs: readonly string[]): Promise<NuMessage[]> {
  return nu('--skip-non-html', '--also-check-css', ...dirs)
}

/** The errors of an XML file by a schema of this folder. */
export function schemaErrors(schema: string, file: string): Promise<NuMessage[]> {
  return nu('--xml', '--schema', pathToFileURL(join(import.meta.dirname, schema)).href, file)
}

async function nu(...args: readonly string[]): Promise<NuMessage[]> {
  const all = ['-Xss8m', '-jar', jar, '--format', 'json', '--exit-zero-always', ...args]
  const { stderr } = await promisify(execFile)('java', all, { maxBuffer: 256 * 1024 * 1024 })
  const { messages }: { messages: NuMessage[] } = JSON.parse(stderr)
  return messages.filter(({ type }) => type === 'error' || type === 'non-document-error')
}
