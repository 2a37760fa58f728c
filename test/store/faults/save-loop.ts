import { writeSync } from 'node:fs'
import { openLibrary } from '../../../src/store/library-store'

// Saves the posts of a library again and again, and prints `<id> <number>` after each acknowledged save. Arguments: the
// library, how many characters a body has, and how many saves (0: until it is killed). A save that fails is printed as
// `! <code>` and tried again.

const [dir = '', size = '5000', most = '0'] = process.argv.slice(2)
const opened = await openLibrary(dir)
if (!opened.ok) throw new Error(JSON.stringify(opened.error))
const store = opened.value
if (store.readOnly) {
  writeSync(1, `read-only ${store.readOnly.why}\n`)
  process.exit(0)
}
const posts = store.posts.list()
const filling = 'x'.repeat(Number(size))
for (let saves = 0; Number(most) === 0 || saves < Number(most); saves += 1) {
  const post = posts[saves % posts.length]
  if (!post) break
  const current = await store.posts.open(post.id)
  if (!current.ok) {
    writeSync(1, `! ${'code' in current.error ? current.error.code : current.error.kind}\n`)
    await new Promise((resolve) => setTimeout(resolve, 50))
    continue
  }
  const number = Number(/^(\d+) /.exec(current.value.body)?.[1] ?? 0) + 1
  const changes = { body: `${number} ${filling} ${number}` }
  const saved = await store.posts.save({ id: post.id, basedOn: current.value.revision, changes })
  if (saved.ok) writeSync(1, `${post.id} ${number}\n`)
  else {
    writeSync(1, `! ${'code' in saved.error ? saved.error.code : saved.error.kind}\n`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}
await store.close()
