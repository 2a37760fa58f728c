import { Button } from '@mantine/core'
import { useEffect, useState } from 'react'
import { describeReason } from '../../../core/error-words'
import type { Output } from '../../../ipc/contract'
import { request } from '../../bridge'
import styles from './SettingsScreen.module.css'

type Entry = Output<'spelling.dictionaries'>[number]

/** The languages that are checked for spelling, and the way to have more. */
export function SpellingSection() {
  const [entries, setEntries] = useState<readonly Entry[]>([])
  const [problem, setProblem] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const look = async () => {
    const reply = await request('spelling.dictionaries', {})
    if (reply.ok) setEntries(reply.value)
    else setProblem(`The dictionaries could not be read: ${describeReason(reply.error)}`)
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the section is opened
  useEffect(() => void look(), [])
  const add = async () => {
    setBusy(true)
    const reply = await request('spelling.addDictionary', {})
    setBusy(false)
    setProblem(reply.ok ? null : `Not added: ${describeReason(reply.error)}.`)
    await look()
  }
  const remove = async (language: string) => {
    const reply = await request('spelling.removeDictionary', { language })
    setProblem(reply.ok ? null : `Not removed: ${describeReason(reply.error)}.`)
    await look()
  }
  return (
    <section className={styles.section} aria-labelledby="spelling">
      <h2 id="spelling">Spelling</h2>
      <div className={styles.fields}>
        <ul aria-label="Dictionaries" className={styles.dictionaries}>
          {entries.map(({ language, shipped }) => (
            <li key={language}>
              <span>{nameOf(language)}</span>
              <span className="dim">{language}</span>
              {!shipped && (
                <Button
                  size="xs"
                  variant="subtle"
                  aria-label={`Remove ${nameOf(language)}`}
                  onClick={() => void remove(language)}
                >
                  Remove
                </Button>
              )}
            </li>
          ))}
        </ul>
        <p className={styles.help}>
          A post is checked in the language its Details name. For another one, add its Hunspell dictionary, as
          LibreOffice and Firefox use them: two files of one name that begins with the language, such as de-DE.aff and
          de-DE.dic.
        </p>
        {problem !== null && (
          <p role="alert" className={styles.problem}>
            {problem}
          </p>
        )}
        <Button className={styles.add ?? ''} loading={busy} onClick={() => void add()}>
          Add a dictionary…
        </Button>
      </div>
    </section>
  )
}

/** `German (Germany)` of `de-DE`. */
function nameOf(language: string): string {
  return new Intl.DisplayNames('en', { type: 'language', languageDisplay: 'standard' }).of(language) ?? language
}
