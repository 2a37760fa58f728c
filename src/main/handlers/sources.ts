import { basename, join } from 'node:path'
import { dialog } from 'electron'
import type { AppError } from '../../core/error'
import { BIBLIOGRAPHY_ENDINGS } from '../../core/export/bibliography'
import type { BibliographyPlan } from '../../core/import/bibliography/plan-import'
import { err, ok, type Result } from '../../core/result'
import type { Handlers, Output } from '../../ipc/contract'
import type { LibraryStore } from '../../store/library-store'
import type { SourceRewrite } from '../../tasks/rewrite-sources'
import type { Shell } from '../shell'
import { showInFolder } from '../show-in-folder'
import { everySoOften } from './progress'

// What hangs on citeproc and Markdown is loaded when it is first asked for: the window opens sooner.
const citationTasks = () => import('../../tasks/citation-styles')
const importTasks = () => import('../../tasks/import/bibliography')
const rewriteTasks = () => import('../../tasks/rewrite-sources')

/** How many renames and merges can be undone. */
const MOST = 50

/** Requests about sources and the styles they print in. */
export function sourceHandlers(shell: Shell) {
  const { library } = shell
  const undo = new Remembered<{ readonly dir: string; readonly done: SourceRewrite }>(MOST)
  const plans = new Remembered<{ readonly dir: string; readonly plan: BibliographyPlan }>(1)
  let checking: AbortController | null = null

  const told = (
    store: LibraryStore,
    done: Result<SourceRewrite, AppError>,
  ): Result<Output<'sources.rename'>, AppError> =>
    done.ok
      ? ok({
          undo: undo.keep({ dir: store.dir, done: done.value }),
          posts: done.value.posts.map(({ post }) => post),
          threads: done.value.threads.map(({ post }) => post),
          citations: done.value.citations,
        })
      : done
  const chosen = (sources: Awaited<ReturnType<LibraryStore['sources']['list']>>, keys: readonly string[] | null) => {
    const wanted = new Set(keys)
    return sources.ok && keys !== null ? ok(sources.value.filter(({ key }) => wanted.has(key))) : sources
  }

  return {
    'sources.list': () =>
      library.use(async (store) => {
        const known = store.setAside().length
        const sources = await store.sources.list()
        // A record that cannot be read is found only now; the window asks again what was set aside.
        if (store.setAside().length !== known) shell.events.tell('library.changed', NO_OTHER_CHANGE)
        return sources
      }),
    'sources.save': (input) => library.use((store) => store.sources.save(input)),
    'sources.chooseAttachments': () =>
      library.use(async (store) => {
        const { canceled, filePaths } = await dialog.showOpenDialog(shell.window, {
          title: 'Add files to the source',
          properties: ['openFile', 'multiSelections'],
        })
        const { attachFiles } = await import('../../tasks/attach-files')
        return attachFiles(store, canceled ? [] : filePaths)
      }),
    'sources.showAttachment': ({ asset }) => library.use((store) => showInFolder(join(store.dir, 'assets', asset))),
    'sources.remove': ({ keys }) =>
      library.change(async (store) => {
        const entries: string[] = []
        for (const key of keys) {
          const removed = await store.sources.remove(key)
          if (!removed.ok) return removed
          entries.push(removed.value)
        }
        return ok(entries)
      }),
    'sources.counts': () =>
      library.use(async (store) => {
        const counts = await store.citations.counts()
        return counts.ok ? ok(Object.fromEntries(counts.value)) : counts
      }),
    'sources.whereUsed': ({ key, ...page }) =>
      library.use(async (store) => (await import('../../tasks/where-used')).whereUsed(store, key, page)),
    'sources.rename': ({ key, to }) =>
      library.change(async (store) => told(store, await (await rewriteTasks()).renameSource(store, key, to))),
    'sources.merge': ({ keep, others }) =>
      library.change(async (store) => told(store, await (await rewriteTasks()).mergeIntoSource(store, keep, others))),
    'sources.undoRewrite': ({ undo: id }) =>
      library.change(async (store) => {
        const kept = undo.take(id)
        if (kept?.dir !== store.dir) return err({ kind: 'not-found', what: 'What was to be undone' })
        return (await rewriteTasks()).undoRewrite(store, kept.done)
      }),
    'sources.chooseImport': () =>
      library.use(async (store) => {
        const file = await chooseFile(shell, 'Import sources', ['bib', 'bibtex', 'ris', 'json'], 'Bibliographies')
        if (file === null) return ok(null)
        const { planBibliographyImport } = await importTasks()
        const plan = await planBibliographyImport(store, file)
        if (!plan.ok) return plan
        const { sourceTitle } = await import('../../core/sources/source-words')
        const { add, duplicates, problems } = plan.value
        return ok({
          plan: plans.keep({ dir: store.dir, plan: plan.value }),
          file: basename(file),
          add: add.map(({ key, csl }) => ({ key, title: sourceTitle(csl, key) })),
          duplicates: [...duplicates],
          problems: [...problems],
        })
      }),
    'sources.import': ({ plan: id }) =>
      library.change(async (store) => {
        const kept = plans.take(id)
        if (kept?.dir !== store.dir) return err({ kind: 'not-found', what: 'The file to import' })
        const onProgress = everySoOften(shell, 'sources.import')
        return (await importTasks()).addSources(store, kept.plan.add, { onProgress })
      }),
    'sources.export': ({ format, keys, post }) =>
      library.use<Output<'sources.export'>>(async (store) => {
        const { canceled, filePath } = await dialog.showSaveDialog(shell.window, {
          title: 'Export sources',
          defaultPath: `sources.${BIBLIOGRAPHY_ENDINGS[format]}`,
        })
        if (canceled || !filePath) return ok({ path: null, count: 0 })
        const { exportBibliography } = await import('../../tasks/export-bibliography')
        const count = await exportBibliography(store, { path: filePath, format, keys, post })
        if (count.ok) shell.chosen.add(filePath)
        return count.ok ? ok({ path: filePath, count: count.value }) : count
      }),
    'sources.checkLinks': ({ keys }) =>
      library.use(async (store) => {
        const sources = chosen(await store.sources.list(), keys)
        if (!sources.ok) return sources
        checking?.abort()
        const own = new AbortController()
        checking = own
        const onProgress = everySoOften(shell, 'sources.links')
        const { checkLinks } = await import('../../tasks/check-links')
        return ok(await checkLinks(sources.value, fetch, { onProgress, signal: own.signal }))
      }),
    'sources.stopCheckingLinks': async () => {
      checking?.abort()
      return ok(null)
    },
    'citations.style': () =>
      library.use(async (store) => {
        const about = await store.library()
        if (!about.ok) return about
        return (await citationTasks()).citationStyle(store.dir, about.value.citationStyle, about.value.language)
      }),
    'citations.styles': () => library.use(async (store) => ok(await (await citationTasks()).citationStyles(store.dir))),
    'citations.addStyle': () =>
      library.use<Output<'citations.addStyle'>>(async (store) => {
        const file = await chooseFile(shell, 'Add a citation style', ['csl', 'xml'], 'CSL styles')
        return file === null ? ok(null) : (await citationTasks()).addCitationStyle(store, file)
      }),
  } satisfies Partial<Handlers>
}

const NO_OTHER_CHANGE = { posts: [], threads: [], sources: false, topics: false, library: false }

/** Keeps things under a name that only this process can make up; the oldest go first. */
class Remembered<T> {
  private readonly kept = new Map<string, T>()
  private count = 0

  constructor(private readonly most: number) {}

  keep(value: T): string {
    this.count += 1
    this.kept.set(String(this.count), value)
    const [oldest] = this.kept.keys()
    if (this.kept.size > this.most && oldest !== undefined) this.kept.delete(oldest)
    return String(this.count)
  }

  take(id: string): T | undefined {
    const value = this.kept.get(id)
    this.kept.delete(id)
    return value
  }
}

async function chooseFile(shell: Shell, title: string, extensions: string[], name: string): Promise<string | null> {
  const { canceled, filePaths } = await dialog.showOpenDialog(shell.window, {
    title,
    properties: ['openFile'],
    filters: [
      { name, extensions },
      { name: 'All files', extensions: ['*'] },
    ],
  })
  return canceled ? null : (filePaths[0] ?? null)
}
