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
    let waits = false
    const take = (): void => {
      waits = false
      startTransition(() => settle(() => newest.current()))
    }
    // It may have changed before this heard of it.
    let cancel = afterPaint(take)
    const stop = subscribe(() => {
      // A pause grows with every key by itself, and what changes all the time must be told as well: neither is begun anew.
      if (waits) return
      cancel()
      waits = true
      cancel = afterPaint(take, pause)
    })
    return () => {
      stop()
      cancel()
    }
  }, [subscribe, pause])
  return settled
}

export function useAfterPaint<T>(value: T): T {
  const [painted, setPainted] = useState(value)
  useEffect(() => afterPaint(() => startTransition(() => setPainted(value))), [value])
  return painted
}
