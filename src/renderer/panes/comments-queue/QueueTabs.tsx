import { type KeyboardEvent, useRef } from 'react'
import type { CommentStatus } from '../../../core/comment'
import { withCommas } from '../../../core/counted'
import { STATUS_WORDS } from '../../session/correspondence'
import { showStatus, useQueue } from '../../session/queue'
import tabs from '../../ui/Tabs.module.css'

const ORDER: readonly CommentStatus[] = ['pending', 'approved', 'spam', 'trash']

/** One tab a status, with how many comments of it match. */
export function QueueTabs() {
  const status = useQueue((state) => state.status)
  const counts = useQueue((state) => state.counts)
  const bar = useRef<HTMLDivElement>(null)
  const move = (event: KeyboardEvent) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key]
    if (step === undefined) return
    const next = ORDER[(ORDER.indexOf(status) + step + ORDER.length) % ORDER.length] ?? 'pending'
    showStatus(next)
    bar.current?.querySelector<HTMLElement>(`[data-status="${next}"]`)?.focus()
    event.preventDefault()
  }
  return (
    <div ref={bar} className={`${tabs.tabs} ${tabs.bar}`} role="tablist" aria-label="Status" onKeyDown={move}>
      {ORDER.map((each) => (
        <button
          key={each}
          type="button"
          role="tab"
          data-status={each}
          aria-selected={each === status}
          tabIndex={each === status ? 0 : -1}
          className={tabs.tab}
          onClick={() => showStatus(each)}
        >
          {STATUS_WORDS[each]}
          <span className={tabs.count}>{withCommas(counts[each])}</span>
        </button>
      ))}
    </div>
  )
}
