import { spawnSync } from 'node:child_process'
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** Another maker of sites, run as its users run it, in a folder with the posts in `content`. */
export interface SiteMaker {
  readonly name: string
  readonly command: string
  readonly args: readonly string[]
  /** Our time over its time is at most this, by the design. */
  readonly aim: number
  /** Writes its settings and a template as plain as can be; answers what a reader must know of them. */
  readonly prepare: (site: string) => Promise<string>
}

const PAGE = '<!doctype html><html><head><title>TITLE</title></head><body>CONTENT</body></html>'

export const MAKERS: readonly SiteMaker[] = [
  {
    name: 'hugo',
    command: 'hugo',
    args: ['--quiet'],
    aim: 2.5,
    prepare: async (site) => {
      await mkdir(join(site, 'layouts', '_default'), { recursive: true })
      await writeFile(join(site, 'config.toml'), 'baseURL = "https://example.org/"\ntitle = "Generated"\n')
      const page = PAGE.replace('TITLE', '{{ .Title }}').replace('CONTENT', '{{ .Content }}')
      for (const name of ['single.html', 'list.html']) await writeFile(join(site, 'layouts', '_default', name), page)
      return ''
    },
  },
  {
    name: 'eleventy',
    command: 'eleventy',
    args: ['--input=content', '--output=public', '--quiet'],
    aim: 1,
    prepare: async (site) => {
      await mkdir(join(site, 'content', '_includes'), { recursive: true })
      const page = PAGE.replace('TITLE', '{{ title }}').replace('CONTENT', '{{ content | safe }}')
      await writeFile(join(site, 'content', '_includes', 'page.njk'), page)
      await writeFile(join(site, 'content', 'content.json'), '{ "layout": "page.njk" }')
      return ' (its notes left as text)'
    },
  },
]

export function missing({ command }: SiteMaker): boolean {
  return spawnSync(command, ['--version']).status !== 0 && spawnSync(command, ['version']).status !== 0
}

/** Writes the posts of a library as Markdown files with the front matter that both makers read. */
export async function writeMarkdown(library: string, content: string): Promise<void> {
  await mkdir(content, { recursive: true })
  for (const name of await readdir(join(library, 'posts'))) {
    const { title, date, slug, body } = JSON.parse(await readFile(join(library, 'posts', name), 'utf8'))
    const head = `---\ntitle: ${JSON.stringify(title)}\ndate: ${date}\nslug: ${slug}\n---\n\n`
    await writeFile(join(content, name.replace('.json', '.md')), head + body)
  }
}
