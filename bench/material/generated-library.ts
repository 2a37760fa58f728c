import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** The shape of design.md section 7: posts of about 900 words with 12 notes each. */
const WORDS = 900
const NOTES = 12

/** A made-up vocabulary with the long tail of a language: a few words everywhere, most of them seldom. */
export class Babble {
  private seed = 20_160_610
  readonly words: readonly string[]

  constructor(size = 30_000) {
    const parts =
      'ba co de fi gu la me no pri sto tra ver con sti tu ral men tion able ing est or um quo ness hap ker wil dor fen'.split(
        ' ',
      )
    const words = new Set<string>()
    while (words.size < size) {
      let word = ''
      for (let part = 0; part <= 1 + Math.floor(this.random() * 3); part += 1)
        word += parts[Math.floor(this.random() * parts.length)]
      words.add(word)
    }
    this.words = [...words]
  }

  /** Between 0 and 1, the same in every run. */
  random(): number {
    this.seed = (Math.imul(this.seed, 1_103_515_245) + 12_345) & 0x7fffffff
    return this.seed / 0x7fffffff
  }

  /** A word, common ones often (Zipf). */
  word(): string {
    return this.words[Math.floor(this.words.length ** this.random()) - 1] ?? 'the'
  }

  sentences(words: number): string {
    let text = ''
    for (let at = 0; at < words; at += 1) {
      const word = this.word()
      const first = at % 14 === 0
      text += `${first ? (at === 0 ? '' : '. ') : ' '}${first ? word.charAt(0).toUpperCase() + word.slice(1) : word}`
    }
    return `${text}.`
  }
}

/** Writes a library of so many posts into a folder, as plain files. Answers the ids. */
export async function generateLibrary(dir: string, posts: number, babble = new Babble()): Promise<string[]> {
  for (const folder of ['', 'posts', 'comments', 'sources']) await mkdir(join(dir, folder), { recursive: true })
  await writeFile(
    join(dir, 'library.json'),
    JSON.stringify({ schema: 1, revision: 1, title: 'Generated', language: 'en' }),
  )
  const ids: string[] = []
  for (let at = 0; at < posts; at += 1) {
    const id = `post-${String(at).padStart(5, '0')}`
    ids.push(id)
    await writeFile(join(dir, 'posts', `${id}.json`), `${JSON.stringify(postOf(id, at, babble), null, 2)}\n`)
  }
  return ids
}

function postOf(id: string, at: number, babble: Babble) {
  const paragraphs = Array.from({ length: NOTES }, (_, note) => `${babble.sentences(WORDS / NOTES)}[^n${note}]`)
  const notes = Array.from({ length: NOTES }, (_, note) => `[^n${note}]: ${babble.sentences(20)}`)
  const date = new Date(Date.UTC(2000, 0, 1) + at * 86_400_000).toISOString().replace('.000', '')
  return {
    schema: 1,
    id,
    revision: 1,
    title: babble.sentences(6).slice(0, -1),
    slug: id,
    status: 'published',
    date,
    authors: [],
    topics: [],
    tags: [],
    language: 'en',
    excerpt: '',
    picture: null,
    body: `${paragraphs.join('\n\n')}\n\n${notes.join('\n')}\n`,
    created: date,
    modified: date,
  }
}
