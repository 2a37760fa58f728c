import { NativeSelect, NumberInput, Switch, Textarea, TextInput } from '@mantine/core'
import type { ReactNode } from 'react'
import { permalinkPath } from '../../../core/export/site/paths'
import type { Library, LibraryChanges } from '../../../core/library'
import { Permalink, type SiteSettings } from '../../../core/site-settings'
import { updateLibrary } from '../../session/library-settings'
import { useSession } from '../../session/session'
import pane from '../../ui/Pane.module.css'
import { DraftField } from '../settings/DraftField'
import { LibraryProblem } from '../settings/LibraryProblem'
import styles from './SiteScreen.module.css'

const ORDER: ('label' | 'input' | 'description' | 'error')[] = ['label', 'input', 'description', 'error']

interface Change {
  readonly library: Library
  readonly settings: (changes: Partial<Library['settings']>) => Promise<boolean>
  readonly site: (changes: Partial<SiteSettings>) => Promise<boolean>
  readonly other: (changes: LibraryChanges) => Promise<boolean>
}

/** What stands on every page, and how references and authors print. */
export function PageFields() {
  return (
    <Fields title="Pages">
      {({ library, settings, site }) => (
        <>
          <NativeSelect
            label="Cross-references print as"
            value={library.settings.crossReferences}
            onChange={(event) =>
              void settings({ crossReferences: event.currentTarget.value as Library['settings']['crossReferences'] })
            }
            data={[
              { value: 'title-date', label: 'Title (June 10, 2016)' },
              { value: 'quoted-date', label: '“Title” (June 10, 2016)' },
              { value: 'title-year', label: 'Title (2016)' },
              { value: 'title', label: 'Title' },
            ]}
          />
          <NativeSelect
            label="Under a post stands the author’s biography"
            value={library.settings.biographies}
            onChange={(event) =>
              void settings({ biographies: event.currentTarget.value as Library['settings']['biographies'] })
            }
            data={[
              { value: 'newest', label: 'as it is now' },
              { value: 'of-the-day', label: 'as it was on the day of the post' },
            ]}
          />
          <Switch
            label="A page of all cited sources, with the posts that cite them"
            checked={library.settings.site.sourcesPage}
            onChange={(event) => void site({ sourcesPage: event.currentTarget.checked })}
          />
          <MarkdownField
            label="At the head of every page"
            value={library.settings.site.header}
            onSettle={(header) => site({ header })}
          />
          <MarkdownField
            label="At the foot of every page"
            value={library.settings.site.footer}
            onSettle={(footer) => site({ footer })}
          />
        </>
      )}
    </Fields>
  )
}

function MarkdownField(props: { label: string; value: string; onSettle: (value: string) => Promise<boolean> }) {
  return (
    <DraftField value={props.value} onSettle={props.onSettle}>
      {(field) => (
        <Textarea
          label={props.label}
          description="Markdown; leave it empty for nothing."
          inputWrapperOrder={ORDER}
          autosize
          minRows={3}
          {...field}
        />
      )}
    </DraftField>
  )
}

/** Style rules of the author's own. */
export function AppearanceFields() {
  return (
    <Fields title="Appearance">
      {({ library, site }) => (
        <DraftField value={library.settings.site.css} onSettle={(css) => site({ css })}>
          {(field) => (
            <Textarea
              className={styles.css ?? ''}
              label="Style rules of your own"
              description="CSS, after Postil’s. It applies to the whole site, on screen and on paper."
              inputWrapperOrder={ORDER}
              autosize
              minRows={12}
              spellCheck={false}
              {...field}
            />
          )}
        </DraftField>
      )}
    </Fields>
  )
}

/** How much the feeds and the home page hold. */
export function FeedFields() {
  return (
    <Fields title="Feeds">
      {({ library, site }) => (
        <>
          <NumberInput
            label="Newest posts on the home page and in the feeds"
            min={1}
            max={1000}
            value={library.settings.site.newest}
            onChange={(value) => {
              if (typeof value === 'number' && value >= 1 && value <= 1000) void site({ newest: Math.round(value) })
            }}
          />
          <p className={styles.lead}>
            {library.baseUrl === ''
              ? 'There are no feeds yet: they need the address of the site. Set it under Address.'
              : 'The site has an Atom feed (feed.xml) and a JSON feed (feed.json) with whole posts.'}
          </p>
        </>
      )}
    </Fields>
  )
}

/** Where the site and each post stand on the web. */
export function AddressFields() {
  const example = useSession((state) => state.posts.find(({ status }) => status === 'published'))
  return (
    <Fields title="Address">
      {({ library, site, other }) => (
        <>
          <DraftField value={library.baseUrl} onSettle={(baseUrl) => other({ baseUrl: baseUrl.trim() })}>
            {(field) => (
              <TextInput
                label="Address of the site"
                placeholder="https://example.org"
                description="Feeds, the site map and permalinks begin with it."
                inputWrapperOrder={ORDER}
                error={
                  /^(https?:\/\/\S+)?$/.test(field.value.trim()) ? null : 'An address begins with https:// or http://.'
                }
                {...field}
              />
            )}
          </DraftField>
          <DraftField
            value={library.settings.site.permalink}
            onSettle={(permalink) => !Permalink.safeParse(permalink).success || site({ permalink })}
          >
            {(field) => {
              const parsed = Permalink.safeParse(field.value)
              const path = parsed.success && example ? permalinkPath(parsed.data, example) : null
              return (
                <TextInput
                  label="Address of a post"
                  description={path === null ? 'Pieces: :year :month :day :slug :id' : `For example ${path}`}
                  inputWrapperOrder={ORDER}
                  error={parsed.success ? null : (parsed.error.issues[0]?.message ?? null)}
                  {...field}
                />
              )
            }}
          </DraftField>
        </>
      )}
    </Fields>
  )
}

function Fields(props: { readonly title: string; readonly children: (change: Change) => ReactNode }) {
  const library = useSession((state) => state.library)
  const readOnly = useSession((state) => state.readOnly !== null)
  if (!library) return null
  const other: Change['other'] = (changes) => updateLibrary(() => changes)
  const settings: Change['settings'] = (changes) =>
    updateLibrary((now) => ({ settings: { ...now.settings, ...changes } }))
  const site: Change['site'] = (changes) =>
    updateLibrary(({ settings: now }) => ({ settings: { ...now, site: { ...now.site, ...changes } } }))
  return (
    <div className={`${pane.scroll} ${styles.scroll}`}>
      <div className={styles.page}>
        <h1>{props.title}</h1>
        <LibraryProblem className={styles.problem} />
        <fieldset disabled={readOnly} style={{ border: 0, padding: 0, margin: 0 }}>
          <div className={styles.fields}>{props.children({ library, settings, site, other })}</div>
        </fieldset>
      </div>
    </div>
  )
}
