/** A value as it was at the last paint: for what takes long to draw and nobody waits for. */
import { startTransition, useEffect, useRef, useState } from 'react'
import { whenFree, whenQuiet } from '../../ui/quiet-moment'

/** Runs once the next frame is on the screen, and the answer that is awaited; where a pause is given, once no key was pressed for so many milliseconds. Returns what calls it off. */
export function afterPaint(work: () => void, pause = 0): () => void {
  if (pause > 0) return whenQuiet(work, pause)
  let cancel: () => void = () => undefined
  const frame = requestAnimationFrame(() => {
    const timer = setTimeout(() => {
      cancel = whenFree(work)
    })
    cancel = () => clearTimeout(timer)
  })
  return () => {
    cancelAnimationFrame(frame)
    cancel()
  }
}

/** Work that is asked for again and again, done once for all that was asked until then: what changes all the time must be told as well, so what waits is not begun anew. */
export function afterPaintOnce(work: () => void, pause = 0) {
  let waits = false
  let cancel: () => void = () => undefined
  return {
    ask(): void {
      if (waits) return
      waits = true
      cancel = afterPaint(() => {
        waits = false
        work()
      }, pause)
    },
    cancel: (): void => cancel(),
  }
}

/** What a store outside React holds, taken when the frame after a change is on the screen, or in the pause after it: nobody waits for it. */
export function useSettled<T>(
  subscribe: (listener: () => void) => () => void,
  read: () => T,
  pause = 0,
): T {
  const [settled, settle] = useState(read)
  const newest = useRef(read)
  newest.current = read
  useEffect(() => {
    const take = (): void => startTransition(() => settle(() => newest.current()))
    // It may have changed before this heard of it.
    const first = afterPaint(take)
    const later = afterPaintOnce(take, pause)
    const stop = subscribe(later.ask)
    return () => {
      stop()
      first()
      later.cancel()
    }
  }, [subscribe, pause])
  return settled
}

export function useAfterPaint<T>(value: T): T {
  const [painted, setPainted] = useState(value)
  useEffect(() => afterPaint(() => startTransition(() => setPainted(value))), [value])
  return painted
}
