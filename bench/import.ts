import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type GeneratedWxr, generateWxr } from './material/generated-wxr'
import { measureProcess, type ProcessRun } from './material/measured-process'
import { type BenchRow, stats } from './report'

const SIZE = 30 * 2 ** 20
/** What design.md allows, in MB. */
const MOST = 300
const RUNS = 2
const COMMAND_LINE = join(process.cwd(), 'bin', 'postil.mjs')

/** The import of a whole blog as WordPress exports it, by the command line: how much memory it holds at its peak. */
export async function run(progress: (what: string) => void): Promise<readonly BenchRow[]> {
  const folder = await mkdtemp(join(tmpdir(), 'postil-bench-import-'))
  try {
    progress('writing a WXR file')
    const file = join(folder, 'blog.xml')
    const written = await generateWxr(file, SIZE)
    const runs: ProcessRun[] = []
    for (let at = 0; at < RUNS; at += 1) {
      progress(`importing it, run ${at + 1}`)
      const library = join(folder, `library-${at}`)
      await measureProcess(process.execPath, [COMMAND_LINE, 'new', library], folder)
      runs.push(await measureProcess(process.execPath, [COMMAND_LINE, 'import', library, file], folder))
      await checkAllCame(library, written)
    }
    const peaks = runs.flatMap(({ peak }) => (peak === null ? [] : [peak]))
    if (peaks.length === 0) throw new Error('this system does not tell how much memory a program holds')
    const seconds = stats(
      runs.map(({ ms }) => ms / 1000),
      's',
    )
    return [
      {
        what: 'import of a WXR file, peak memory of the whole process',
        size: `30 MB, ${words(written)}`,
        subject: stats(peaks, 'MB'),
        against: { what: 'what is allowed', stats: stats([MOST], 'MB') },
        by: 'median',
        aim: 1,
        note: `${seconds.median.toFixed(0)} s`,
      },
    ]
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** A reader that leaves things out needs little memory. */
async function checkAllCame(library: string, written: GeneratedWxr): Promise<void> {
  let [posts, comments, notes] = [0, 0, 0]
  for (const name of await readdir(join(library, 'posts'))) {
    posts += 1
    notes += notesIn(JSON.parse(await readFile(join(library, 'posts', name), 'utf8')).body)
    const thread = JSON.parse(await readFile(join(library, 'comments', name), 'utf8'))
    comments += thread.comments.length
    for (const { body } of thread.comments) notes += notesIn(body)
  }
  const came = { posts, comments, notes }
  if (words(came) !== words(written)) throw new Error(`${words(came)} came in of ${words(written)}`)
}

function notesIn(body: string): number {
  return body.match(/^\[\^\d+\]: /gm)?.length ?? 0
}

function words({ posts, comments, notes }: Omit<GeneratedWxr, 'bytes'>): string {
  const [few, some, many] = [posts, comments, notes].map((number) => number.toLocaleString('en'))
  return `${few} posts, ${some} comments, ${many} notes`
}
