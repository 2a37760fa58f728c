import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join, posix } from 'node:path'

/** Every file under a folder with the hash of its bytes, by its path with forward slashes. */
export async function treeOf(dir: string): Promise<Map<string, string>> {
  const tree = new Map<string, string>()
  const visit = async (folder: string, path: string): Promise<void> => {
    for (const entry of await readdir(folder, { withFileTypes: true })) {
      const own = path === '' ? entry.name : `${path}/${entry.name}`
      if (entry.isDirectory()) await visit(join(folder, entry.name), own)
      else
        tree.set(
          own,
          createHash('sha256')
            .update(await readFile(join(folder, entry.name)))
            .digest('hex'),
        )
    }
  }
  await visit(dir, '')
  return new Map([...tree].sort(([a], [b]) => (a < b ? -1 : 1)))
}

/** The paths whose bytes differ between two trees, or that only one has. */
export function changedPaths(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): string[] {
  const all = new Set([...before.keys(), ...after.keys()])
  return [...all].filter((path) => before.get(path) !== after.get(path)).sort()
}

/** Links and addresses of a site that lead nowhere: files that are not there, places that have not exactly one element. */
export async function deadLinks(dir: string): Promise<string[]> {
  const files = new Set((await treeOf(dir)).keys())
  const pages = new Map<string, string>()
  for (const path of [...files].filter((name) => name.endsWith('.html')))
    pages.set(path, await readFile(join(dir, path), 'utf8'))
  const ids = new Map(
    [...pages].map(([path, html]) => [path, [...html.matchAll(/\sid="([^"]*)"/g)].map(([, id]) => id ?? '')]),
  )
  const dead: string[] = []
  for (const [path, html] of pages) {
    const own = ids.get(path) ?? []
    if (new Set(own).size !== own.length) dead.push(`${path}: an id stands twice`)
    for (const [, raw = ''] of html.matchAll(/\s(?:href|src)="([^"]*)"/g)) {
      const address = raw.replaceAll('&amp;', '&')
      if (/^[a-z][a-z0-9+.-]*:/i.test(address)) continue
      const [file = '', anchor] = address.split('#')
      const target =
        file === ''
          ? path
          : file.startsWith('/')
            ? decodeURI(file.slice(1))
            : posix.normalize(posix.join(posix.dirname(path), decodeURIComponent(file)))
      if (!files.has(target)) dead.push(`${path}: ${address}`)
      else if (anchor && counted(ids.get(target), decodeURIComponent(anchor)) !== 1) dead.push(`${path}: ${address}`)
    }
  }
  return dead
}

function counted(ids: readonly string[] | undefined, wanted: string): number {
  return ids?.filter((id) => id === wanted).length ?? 0
}
