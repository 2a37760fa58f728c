import { NativeSelect, Slider, Switch, Textarea, TextInput } from '@mantine/core'
import type { Library, LibraryChanges } from '../../../core/library'
import { updateLibrary } from '../../session/library-settings'
import { showFile } from '../../session/outside'
import { setPreferences } from '../../session/preferences'
import { useSession } from '../../session/session'
import { LanguageField } from '../../ui/LanguageField'
import pane from '../../ui/Pane.module.css'
import { BackupSection } from '../backup/BackupSection'
import { SetAsideSection } from '../notices/SetAsideSection'
import { TrashSection } from '../trash/TrashSection'
import { AuthorsSection } from './AuthorsSection'
import { CitationStyleField } from './CitationStyleField'
import { DraftField } from './DraftField'
import { LibraryProblem } from './LibraryProblem'
import styles from './SettingsScreen.module.css'
import { SpellingSection } from './SpellingSection'
import { WritesAsField } from './WritesAsField'

/** What the author chose for the library and for the program. Every change is kept at once. */
export function SettingsScreen() {
  const library = useSession((state) => state.library)
  const readOnly = useSession((state) => state.readOnly !== null)
  if (!library) return null
  return (
    <main className={pane.col} aria-label="Settings">
      <div className={pane.scroll}>
        <div className={styles.page}>
          <h1>Settings</h1>
          <LibraryProblem className={styles.problem} />
          <fieldset disabled={readOnly} className={styles.section}>
            <legend>
              <h2>This library</h2>
            </legend>
            <LibraryFields library={library} change={updateLibrary} />
          </fieldset>
          <fieldset disabled={readOnly} className={styles.section}>
            <legend>
              <h2>Authors</h2>
            </legend>
            {library.authors.length > 1 && <WritesAsField authors={library.authors} />}
            <AuthorsSection
              authors={library.authors}
              onChange={(edit) => updateLibrary(({ authors }) => ({ authors: [...edit(authors)] }))}
            />
          </fieldset>
          <section className={styles.section}>
            <h2>How Postil looks</h2>
            <Appearance />
          </section>
          <SpellingSection />
          <SetAsideSection />
          <BackupSection />
          <TrashSection />
          <About />
        </div>
      </div>
    </main>
  )
}

interface FieldsProps {
  readonly library: Library
  readonly change: (edit: (library: Library) => LibraryChanges) => Promise<boolean>
}

function LibraryFields({ library, change }: FieldsProps) {
  return (
    <div className={styles.fields}>
      <DraftField value={library.title} onSettle={(title) => change(() => ({ title }))}>
        {(field) => <TextInput label="Title of the blog" {...field} />}
      </DraftField>
      <DraftField value={library.description} onSettle={(description) => change(() => ({ description }))}>
        {(field) => (
          <Textarea
            label="Description"
            description="One sentence; it stands under the title and in feeds."
            inputWrapperOrder={ORDER}
            autosize
            minRows={2}
            {...field}
          />
        )}
      </DraftField>
      <DraftField value={library.baseUrl} onSettle={(baseUrl) => change(() => ({ baseUrl: baseUrl.trim() }))}>
        {(field) => (
          <TextInput
            label="Address of the site"
            placeholder="https://example.org"
            description="Permalinks and feeds begin with it. Leave it empty while there is no site."
            inputWrapperOrder={ORDER}
            error={
              /^(https?:\/\/\S+)?$/.test(field.value.trim()) ? null : 'An address begins with https:// or http://.'
            }
            {...field}
          />
        )}
      </DraftField>
      <LanguageField language={library.language} onChange={(language) => change(() => ({ language }))} />
      <CitationStyleField
        value={library.citationStyle}
        onChange={(citationStyle) => void change(() => ({ citationStyle }))}
      />
      <Switch
        label="A list of the cited sources at the end of each post"
        checked={library.settings.sourceList}
        onChange={({ currentTarget: { checked } }) =>
          void change(({ settings }) => ({ settings: { ...settings, sourceList: checked } }))
        }
      />
      <Switch
        label="Curly quotes, dashes and ellipses in print"
        description="Your text stays as you typed it."
        checked={library.settings.typographer}
        onChange={({ currentTarget: { checked } }) =>
          void change(({ settings }) => ({ settings: { ...settings, typographer: checked } }))
        }
      />
    </div>
  )
}

const ORDER: ('label' | 'input' | 'description' | 'error')[] = ['label', 'input', 'description', 'error']

function Appearance() {
  const { theme, textSize } = useSession((state) => state.preferences)
  return (
    <div className={styles.fields}>
      <NativeSelect
        label="Theme"
        value={theme}
        onChange={(event) => setPreferences({ theme: event.currentTarget.value as typeof theme })}
        data={[
          { value: 'system', label: 'As the system' },
          { value: 'light', label: 'Light' },
          { value: 'dark', label: 'Dark' },
        ]}
      />
      <div>
        <label className={styles.label} htmlFor="text-size">
          Text size: {Math.round(textSize * 100)} %
        </label>
        <Slider
          thumbProps={{ id: 'text-size' }}
          thumbLabel="Text size"
          min={0.8}
          max={1.6}
          step={0.1}
          value={textSize}
          label={null}
          onChange={(next) => setPreferences({ textSize: Math.round(next * 10) / 10 })}
        />
      </div>
    </div>
  )
}

function About() {
  const dir = useSession((state) => state.dir)
  const version = useSession((state) => state.version)
  return (
    <p className={styles.about}>
      Postil {version}. This library is the folder{' '}
      <button type="button" className={styles.path} onClick={() => void showFile(dir)}>
        {dir}
      </button>
      .
      <br />
      Citations are formatted by citeproc-js, copyright Frank Bennett (CPAL 1.0, opensource.org/license/cpal-1-0).
      Citation styles come from the Citation Style Language project, citationstyles.org (CC BY-SA 3.0).
    </p>
  )
}
