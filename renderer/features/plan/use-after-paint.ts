/** A value as it was at the last paint: for what takes long to draw and nobody waits for. */
import { startTransition, useEffect, useState } from 'react'

/** Runs once the next frame is on the screen, or so many milliseconds later; returns what calls it off. */
export function afterPaint(work: () => void, pause = 0): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  const frame = requestAnimationFrame(() => {
    timer = setTimeout(work, pause)
  })
  return () => {
    cancelAnimationFrame(frame)
    clearTimeout(timer)
  }
}

export function useAfterPaint<T>(value: T): T {
  const [painted, setPainted] = useState(value)
  useEffect(() => afterPaint(() => startTransition(() => setPainted(value))), [value])
  return painted
}
