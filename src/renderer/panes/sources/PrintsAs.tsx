import { useEffect, useState } from 'react'
import type { Source } from '../../../core/source'
import { sampleCitation } from '../../preview/reader'
import { useSources } from '../../session/sources'
import { copyText } from '../../ui/clipboard'
import { showToast } from '../../ui/toast'
import styles from './Sources.module.css'

/** How the source prints in a note of its own, in the library's style. */
export function PrintsAs({ source }: { readonly source: Source }) {
  const html = useSample(source)
  const style = useSources((state) => state.style)
  return (
    <div className={styles.printed}>
      <p className={styles.label}>In a note it prints as</p>
      {/* biome-ignore lint/security/noDangerouslySetInnerHtml: the sanitiser's own output, as the preview shows it */}
      <p className={styles.print} dangerouslySetInnerHTML={{ __html: html ?? '…' }} />
      {style && <p className={styles.hint}>{style.title}</p>}
    </div>
  )
}

function useSample(source: Source): string | null {
  const [html, setHtml] = useState<string | null>(null)
  const style = useSources((state) => state.style)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another style, or a changed record, prints otherwise
  useEffect(() => {
    let wanted = true
    void sampleCitation(source.key).then((answer) => {
      if (wanted) setHtml(answer)
    })
    return () => {
      wanted = false
    }
  }, [source, style])
  return html
}

/** Puts the printed form on the clipboard, as formatted and as plain text. */
export async function copyCitation(source: Source): Promise<void> {
  const html = await sampleCitation(source.key)
  const holder = document.createElement('template')
  holder.innerHTML = html
  if (copyText(holder.content.textContent ?? '', html)) showToast('Citation copied')
}
