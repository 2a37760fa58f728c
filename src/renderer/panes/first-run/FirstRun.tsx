import { Download, FilePlus, FolderOpen, type LucideIcon } from 'lucide-react'
import { describeError } from '../../../core/error-words'
import { bringInBlog } from '../../session/import-posts'
import { chooseLibrary, createLibrary } from '../../session/library'
import { useSession } from '../../session/session'
import { Banner } from '../../ui/Banner'
import styles from './FirstRun.module.css'

/** What stands where no library is open: three ways to begin, and the meaning of the name. */
export function FirstRun() {
  const failure = useSession((state) => state.failure)
  return (
    <div className={styles.first}>
      <main className={styles.left}>
        {failure && (
          <div className={styles.failure}>
            <Banner>{describeError(failure)}</Banner>
          </div>
        )}
        <h1 className={styles.name}>Postil</h1>
        <p className={styles.what}>
          For writing with notes. Your posts are plain files in a folder of your own, and they stay there.
        </p>
        <Choice
          icon={FilePlus}
          title="Start a new library"
          hint="Choose an empty folder. You can name your blog now or later."
          onChoose={() => void createLibrary(false)}
        />
        <Choice
          icon={FolderOpen}
          title="Open a library"
          hint="A folder that Postil made before, on this computer or in a synced drive."
          onChoose={() => void chooseLibrary()}
        />
        <Choice
          icon={Download}
          title="Bring in a blog"
          hint="Choose a folder for the library, then a WordPress export, Word, HTML or Markdown files. Dates, topics and notes come with them."
          onChoose={() => void bringInBlog()}
        />
        <p className={styles.sample}>
          Or{' '}
          <button type="button" className={styles.link} onClick={() => void createLibrary(true)}>
            look around in a sample library
          </button>
          . Nothing you do there is lost or published.
        </p>
      </main>
      <Meaning />
    </div>
  )
}

interface ChoiceProps {
  readonly icon: LucideIcon
  readonly title: string
  readonly hint: string
  readonly onChoose: () => void
}

function Choice({ icon: Icon, title, hint, onChoose }: ChoiceProps) {
  return (
    <button type="button" className={styles.choice} onClick={onChoose}>
      <Icon size={16} aria-hidden />
      <b>{title}</b>
      <span>{hint}</span>
    </button>
  )
}

function Meaning() {
  return (
    <aside className={styles.right} aria-hidden>
      <div className={styles.meaning}>
        <p className={styles.word}>
          postil<sup>1</sup> <em>noun</em>
        </p>
        <p className={styles.definition}>
          A marginal note; a comment written beside a text, and by extension any explanation that follows the words it
          explains.<sup>2</sup>
        </p>
        <ol>
          <li>
            <b>1</b>
            <span>
              From the medieval Latin <em>post illa verba</em>, “after those words”, the phrase with which a lecturer
              began.
            </span>
          </li>
          <li>
            <b>2</b>
            <span>The margin is where a reader answers.</span>
          </li>
        </ol>
      </div>
    </aside>
  )
}
