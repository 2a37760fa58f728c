import { Button, Radio } from '@mantine/core'
import { useMemo, useState } from 'react'
import { describeError } from '../../../core/error-words'
import { type DuplicateGroup, findDuplicates } from '../../../core/sources/duplicates'
import { sourceByline, sourceTitle, sourceYear } from '../../../core/sources/source-words'
import { mergeSources } from '../../session/source-actions'
import { countOf, useSources } from '../../session/sources'
import { changeView, useSourcesView } from '../../session/sources-view'
import { Dialog } from '../../ui/Dialog'
import styles from './Sources.module.css'

const BECAUSE: Readonly<Record<DuplicateGroup['by'], string>> = {
  doi: 'The same DOI',
  url: 'The same link',
  title: 'The same title and year',
}

/** Sources that look like one: which to keep, group by group. */
export function DuplicatesDialog() {
  const opened = useSourcesView((state) => state.dialog === 'duplicates')
  const { sources } = useSources((state) => state.index)
  const groups = useMemo(() => (opened ? findDuplicates(sources) : []), [opened, sources])
  const [skipped, setSkipped] = useState<readonly string[]>([])
  const left = groups.filter((group) => !skipped.includes(group.keys.join()))
  const [group] = left
  if (!opened) return null
  return (
    <Dialog title={group ? BECAUSE[group.by] : 'No more duplicates'} onClose={() => changeView({ dialog: null })}>
      {group && (
        <Group
          key={group.keys.join()}
          group={group}
          more={left.length - 1}
          onSkip={() => setSkipped([...skipped, group.keys.join()])}
        />
      )}
    </Dialog>
  )
}

interface GroupProps {
  readonly group: DuplicateGroup
  readonly more: number
  readonly onSkip: () => void
}

function Group({ group, more, onSkip }: GroupProps) {
  const index = useSources((state) => state.index)
  const counts = useSources((state) => state.counts)
  const cited = (key: string) => countOf(key, counts)?.citations ?? 0
  const [keep, setKeep] = useState(() => [...group.keys].sort((a, b) => cited(b) - cited(a))[0] ?? '')
  const [failure, setFailure] = useState<string | null>(null)
  const merge = async () => {
    const error = await mergeSources(
      keep,
      group.keys.filter((key) => key !== keep),
    )
    setFailure(error && describeError(error))
    if (!error) changeView({ selected: keep })
  }
  return (
    <>
      <Radio.Group label="Keep" value={keep} onChange={setKeep} error={failure}>
        {group.keys.map((key) => {
          const source = index.find(key)
          if (!source) return null
          const about = [
            sourceByline(source.csl),
            sourceYear(source.csl),
            `@${key}`,
            cited(key) === 1 ? 'cited once' : `cited ${cited(key)} times`,
          ]
          return (
            <Radio
              key={key}
              mt={8}
              value={key}
              label={sourceTitle(source.csl, key)}
              description={about.filter(Boolean).join(' · ')}
            />
          )
        })}
      </Radio.Group>
      <p className={`small dim ${styles.explained}`}>
        The kept record takes what it lacks from the others. Every citation of them will name it. You can undo this.
      </p>
      <div className={styles.end}>
        {more > 0 && <span className={styles.where}>{more} more</span>}
        <span className={styles.grow} />
        <Button onClick={onSkip}>Not the same</Button>
        <Button variant="filled" data-autofocus onClick={() => void merge()}>
          Merge
        </Button>
      </div>
    </>
  )
}
