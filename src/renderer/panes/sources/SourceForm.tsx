import { Checkbox, NativeSelect, Textarea, TextInput } from '@mantine/core'
import { Copy, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { describeError } from '../../../core/error-words'
import type { Source } from '../../../core/source'
import { SourceStatus } from '../../../core/source'
import { checkSource, problemWords } from '../../../core/sources/check-source'
import { isoDate, readDate } from '../../../core/sources/partial-date'
import { SOURCE_TYPES, type SourceField, sourceType } from '../../../core/sources/source-types'
import { useSession } from '../../session/session'
import { removeSources } from '../../session/source-actions'
import { changeView } from '../../session/sources-view'
import { Banner } from '../../ui/Banner'
import { IconButton } from '../../ui/IconButton'
import pane from '../../ui/Pane.module.css'
import { TagsField } from '../../ui/TagsField'
import { Attachments } from './Attachments'
import { CiteAs } from './CiteAs'
import { copyCitation, PrintsAs } from './PrintsAs'
import { RecordField } from './RecordField'
import styles from './Sources.module.css'
import { STATUS_WORDS } from './status-words'
import { useRecord } from './use-record'
import { WhereUsed } from './WhereUsed'

/** One source: how it prints, its record by kind, and where it is cited. */
export function SourceForm({ source }: { readonly source: Source }) {
  const { draft, failure, change } = useRecord(source)
  const readOnly = useSession((state) => state.readOnly !== null)
  const type = sourceType(draft.csl.type)
  const setField = (variable: string, value: unknown) => {
    const { [variable]: _, ...others } = draft.csl
    change({ csl: (value === undefined ? others : { ...others, [variable]: value }) as Source['csl'] })
  }
  const row = (field: SourceField) => (
    <RecordField
      key={`${type.type} ${field.variable}`}
      {...(field.variable === 'title' ? { place: `title of ${source.key}` as const } : {})}
      field={field}
      value={draft.csl[field.variable]}
      onChange={(value) => setField(field.variable, value)}
    />
  )
  return (
    <>
      <header className={pane.bar} style={{ paddingInline: '1.5rem' }}>
        <h2>Source</h2>
        <span className={pane.grow} />
        <IconButton label="Copy citation" icon={Copy} onClick={() => void copyCitation(source)} />
        <IconButton
          label="Move to trash"
          icon={Trash2}
          disabled={readOnly}
          onClick={() => {
            changeView({ selected: null })
            void removeSources([source.key])
          }}
        />
      </header>
      {failure && <Banner>{`Not saved: ${describeError(failure)}`}</Banner>}
      <div className={pane.scroll}>
        <PrintsAs source={source} />
        <fieldset disabled={readOnly} className={styles.form}>
          <Problems source={draft} change={change} />
          {type.fields.filter(isLeading).map(row)}
          <NativeSelect
            label="Kind"
            data={kindsFor(draft.csl.type)}
            value={draft.csl.type}
            onChange={(event) => setField('type', event.currentTarget.value)}
          />
          {type.fields.filter((field) => !isLeading(field)).map(row)}
          <CiteAs source={source} />
          <AboutSource draft={draft} change={change} />
        </fieldset>
        <WhereUsed source={source} />
      </div>
    </>
  )
}

/** Titles and names stand above the kind. */
const isLeading = ({ control }: SourceField) => control === 'long' || control === 'names'

/** A record of a type that has no form of its own keeps its type until another one is chosen. */
function kindsFor(type: string): { value: string; label: string }[] {
  const kinds = SOURCE_TYPES.map((one) => ({ value: one.type, label: one.word }))
  return kinds.some((kind) => kind.value === type)
    ? kinds
    : [...kinds, { value: type, label: type.replaceAll(/[-_]/g, ' ') }]
}

function Problems({ source, change }: { readonly source: Source; readonly change: Change }) {
  const problems = checkSource(source)
  if (problems.length === 0) return null
  return (
    <div className={styles.problems}>
      {problems.map((problem) => (
        <span key={problemWords(problem)} className={styles.tag} data-warn>
          {problemWords(problem)}
        </span>
      ))}
      {source.status === 'dead-link' && source.archived?.url && (
        <button
          type="button"
          className={styles.use}
          onClick={() =>
            change({ status: 'archived', csl: { ...source.csl, URL: source.archived?.url }, archived: null })
          }
        >
          Use the {source.archived.date?.slice(0, 4) ?? 'archived'} copy
        </button>
      )}
    </div>
  )
}

type Change = ReturnType<typeof useRecord>['change']

/** What Postil knows of a source beside the CSL record. */
function AboutSource({ draft, change }: { readonly draft: Source; readonly change: Change }) {
  const { archived, remark } = draft
  const setArchived = (url: string, date: string | null) =>
    change({ archived: url.trim() === '' && date === null ? null : { url: url.trim(), date } })
  return (
    <>
      <NativeSelect
        label="Status"
        data={SourceStatus.options.map((value) => ({ value, label: STATUS_WORDS[value] }))}
        value={draft.status}
        onChange={(event) => change({ status: event.currentTarget.value as SourceStatus })}
      />
      <DateBox label="Seen on" value={draft.accessed} onChange={(accessed) => change({ accessed })} />
      <TextInput
        className={styles.whole ?? ''}
        label="Archived copy"
        placeholder="https://"
        value={archived?.url ?? ''}
        onChange={(event) => setArchived(event.currentTarget.value, archived?.date ?? null)}
      />
      <DateBox
        label="Archived on"
        value={archived?.date ?? null}
        onChange={(date) => setArchived(archived?.url ?? '', date)}
      />
      <div className={styles.whole}>
        <Textarea
          label="Remark"
          autosize
          minRows={1}
          maxRows={8}
          value={remark.text}
          onChange={(event) => change({ remark: { ...remark, text: event.currentTarget.value } })}
        />
        <Checkbox
          mt={8}
          size="xs"
          label="Print it behind the first citation"
          checked={remark.prints}
          onChange={(event) => change({ remark: { ...remark, prints: event.currentTarget.checked } })}
        />
      </div>
      <TagsField className={styles.whole} tags={draft.tags} onChange={(tags) => change({ tags })} />
      <Attachments source={draft} change={change} />
    </>
  )
}

interface DateBoxProps {
  readonly label: string
  readonly value: string | null
  readonly onChange: (date: string | null) => void
}

/** A day as far as it is known. It is taken over once it can be read as one. */
function DateBox({ label, value, onChange }: DateBoxProps) {
  const [typed, setTyped] = useState<string | null>(null)
  const shown = typed ?? value ?? ''
  const isWrong = shown.trim() !== '' && readDate(shown) === null
  return (
    <TextInput
      label={label}
      placeholder="2016-06-10"
      value={shown}
      error={isWrong ? 'Like 2016-06-10, or June 10, 2016' : null}
      onChange={(event) => {
        const next = event.currentTarget.value
        setTyped(next)
        const read = readDate(next)
        if (next.trim() === '') onChange(null)
        else if (read) onChange(isoDate(read))
      }}
      onBlur={() => {
        if (!isWrong) setTyped(null)
      }}
    />
  )
}
