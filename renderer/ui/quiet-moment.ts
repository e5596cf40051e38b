/** When the person at the keys pauses: what takes long to ask for or to draw waits until then. */

/** Time of the last key or press of the mouse, on the page's clock. */
let touched = Number.NEGATIVE_INFINITY
const touch = (): void => {
  touched = performance.now()
}
for (const name of ['keydown', 'pointerdown', 'wheel'] as const)
  globalThis.addEventListener?.(name, touch, { capture: true, passive: true })

/** What was sent off and is waited for: its answer shall find the screen free. */
let awaited = 0
const waiting = new Set<() => void>()

/** Until the function that it returns is called, nothing begins that can wait. */
export function keepFree(): () => void {
  awaited++
  let kept = true
  return () => {
    if (kept) awaited--
    kept = false
    if (awaited === 0) for (const run of [...waiting]) run()
  }
}

/** Nobody notices that what stands around the cells is behind for so many milliseconds. */
const unnoticed = 100

/** Runs now, or where an answer is awaited with what it brings, soon at the latest; returns what calls it off. */
export function whenFree(work: () => void): () => void {
  if (awaited === 0) {
    work()
    return () => undefined
  }
  const end = (): void => {
    waiting.delete(run)
    clearTimeout(timer)
  }
  const run = (): void => {
    end()
    work()
  }
  const timer = setTimeout(run, unnoticed)
  waiting.add(run)
  return end
}

/** Figures are never behind for longer, in milliseconds, however busily somebody types. */
const longest = 4000
/** An answer that takes longer than this beyond it is not waited for. */
const patience = 1000
const glance = 20

/** Runs once nothing was pressed for so many milliseconds, counted from now on, and no answer is awaited; returns what calls it off. */
export function whenQuiet(work: () => void, pause: number): () => void {
  const asked = performance.now()
  let timer: ReturnType<typeof setTimeout>
  const attempt = (): void => {
    const now = performance.now()
    const due = Math.min(Math.max(touched, asked) + pause, asked + longest)
    const waits = awaited > 0 && now < asked + longest + patience
    if (now < due) timer = setTimeout(attempt, due - now)
    else if (waits) timer = setTimeout(attempt, glance)
    else work()
  }
  timer = setTimeout(attempt, pause)
  return () => clearTimeout(timer)
}
