import { dialog } from 'electron'
import { ok } from '../../core/result'
import { namesIn } from '../../core/spelling/worth-checking'
import type { Handlers } from '../../ipc/contract'
import type { LibraryStore } from '../../store/library-store'
import type { Shell } from '../shell'

/** Requests about spelling. */
export function spellingHandlers(shell: Shell) {
  const { spelling } = shell
  return {
    'spelling.check': async ({ words }) => ok(await spelling.misspelt(words)),
    'spelling.setLanguage': async ({ language }) => {
      spelling.setLanguage(language)
      return ok(null)
    },
    'spelling.dictionaries': async () => ok(spelling.listDictionaries()),
    'spelling.addDictionary': async () => {
      const { canceled, filePaths } = await dialog.showOpenDialog(shell.window, {
        title: 'Add a dictionary',
        filters: [{ name: 'Hunspell dictionaries', extensions: ['dic', 'aff'] }],
        properties: ['openFile', 'multiSelections'],
      })
      const [path] = canceled ? [] : filePaths
      if (path === undefined) return ok({ language: null })
      const added = await spelling.addDictionary(path)
      return added.ok ? ok({ language: added.value }) : added
    },
    'spelling.removeDictionary': async ({ language }) => {
      await spelling.removeDictionary(language)
      return ok(null)
    },
    'spelling.learnNames': () =>
      shell.library.use(async (store) => ok({ learned: await spelling.learn(await namesOf(store)) })),
  } satisfies Partial<Handlers>
}

/** The names in a library: those of its sources, and words of the posts that look like names. */
async function namesOf(store: LibraryStore): Promise<string[]> {
  const sources = await store.sources.list()
  const names = sources.ok
    ? sources.value.flatMap(({ csl }) => JSON.stringify(csl).match(/(?<="(?:family|given)":")[^"]+/g) ?? [])
    : []
  const texts: string[] = []
  for (const { id } of store.posts.list()) {
    const post = await store.posts.open(id)
    if (post.ok) texts.push(post.value.body)
  }
  return [...names.flatMap((name) => name.split(/\s+/)), ...namesIn(texts)]
}
