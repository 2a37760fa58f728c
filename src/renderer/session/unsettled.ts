import { useCallback, useEffect, useRef } from 'react'

type Settle = () => unknown

const fields = new Set<Settle>()

/** Has every field on screen hand over what was typed in it; resolves when the store has answered each. */
export async function settleFields(): Promise<void> {
  await Promise.all([...fields].map((settle) => settle()))
}

/** The same for what is written beside any field on screen. */
export function settleToo(settle: Settle): void {
  fields.add(settle)
}

/**
 * For a field that keeps what is typed to itself for a while: `settle` hands it over, and is called before the library is left
 * or the window closes, and when the field leaves the screen. It answers a promise when there is a save to wait for. Answers
 * what calls the newest `settle`.
 */
export function useSettling(settle: Settle): Settle {
  const newest = useRef(settle)
  newest.current = settle
  const hand = useCallback(() => newest.current(), [])
  useEffect(() => {
    fields.add(hand)
    return () => {
      fields.delete(hand)
      hand()
    }
  }, [hand])
  return hand
}
