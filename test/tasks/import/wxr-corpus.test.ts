import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { Comment } from '../../../src/core/comment'
import { parseMarkdown } from '../../../src/core/markdown/parse'
import type { ReadItem } from '../../../src/tasks/import/read-post'
import { readWxrPosts } from '../../../src/tasks/import/wxr-posts'

/** Files of other importers, where they lie beside the project; they are not part of it. */
const DATA = join(import.meta.dirname, '../../../../shared/data')
const WXR = join(DATA, 'wxr-importer')
const BOMBS = join(DATA, 'xml-bombs/xmltestdata')

/** Whether a folder of them is there; says so where it is not. */
function isHere(folder: string): boolean {
  if (!existsSync(folder)) console.log(`not run: ${folder} is not there`)
  return existsSync(folder)
}

async function readAll(file: string): Promise<ReadItem[]> {
  const items: ReadItem[] = []
  for await (const item of readWxrPosts(file, 1)) items.push(item)
  return items
}

/** The fewest that must come in: counted in the text of the file, without reading it as XML. */
function counted(file: string): { readonly posts: number; readonly comments: number } {
  let [posts, comments] = [0, 0]
  for (const item of readFileSync(file, 'utf8').match(/<item[\s>][\s\S]*?<\/item>/g) ?? []) {
    const field = (name: string) => new RegExp(`<wp:${name}>(?:<!\\[CDATA\\[)?([^<\\]]*)`).exec(item)?.[1]?.trim()
    if (!['post', 'page', undefined].includes(field('post_type')) || field('status') === 'auto-draft') continue
    posts += 1
    const kinds = item.match(/<wp:comment>[\s\S]*?<\/wp:comment>/g) ?? []
    comments += kinds.filter(
      (comment) => !/<wp:comment_type>(?:<!\[CDATA\[)?(?:pingback|trackback)/.test(comment),
    ).length
  }
  return { posts, comments }
}

test.skipIf(!isHere(WXR))(
  'every file of another importer gives all of its posts and comments, and no file is too much',
  async () => {
    const files = readdirSync(WXR).filter((name) => name.endsWith('.xml'))
    expect(files.length).toBeGreaterThan(30)
    for (const name of files) {
      const read = await readAll(join(WXR, name))
      const posts = read.flatMap((item) => (item.kind === 'post' ? [item.post] : []))
      for (const { post, comments } of posts) {
        parseMarkdown(post.body)
        for (const comment of comments) Comment.parse(comment)
      }
      const comments = posts.reduce((sum, post) => sum + post.comments.length, 0)
      expect([name, { posts: posts.length, comments }]).toEqual([name, counted(join(WXR, name))])
    }
  },
  60_000,
)

test.skipIf(!isHere(BOMBS))('files made to exhaust their reader are refused at once', async () => {
  for (const name of readdirSync(BOMBS)) {
    const read = await readAll(join(BOMBS, name))
    expect([name, read]).toEqual([
      name,
      [{ kind: 'failed', file: join(BOMBS, name), why: expect.stringMatching(/no WordPress export/) }],
    ])
  }
})
