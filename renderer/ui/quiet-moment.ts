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
    if (awaited === 0) for (const run of [...waiting]) if (waiting.has(run)) run()
  }
}

/** Runs when an answer has come and is on the screen, or after so many milliseconds; returns what calls it off. */
function withAnswer(work: () => void, patience: number): () => void {
  const end = (): void => {
    waiting.delete(run)
    clearTimeout(timer)
  }
  const run = (): void => {
    end()
    work()
  }
  const timer = setTimeout(run, patience)
  waiting.add(run)
  return end
}

/** Nobody notices that what stands around the cells is behind for so many milliseconds. */
const unnoticed = 100

/** Runs now, or where an answer is awaited with what it brings, soon at the latest; returns what calls it off. */
export function whenFree(work: () => void): () => void {
  if (awaited > 0) return withAnswer(work, unnoticed)
  work()
  return () => undefined
}

/** Figures are hardly behind for longer, in milliseconds, however busily somebody types. */
const longest = 4000
/** Then the pause between an answer and the next key is the time for it, where one comes this soon. */
const patience = 1000
const glance = 20

/** Runs once nothing was pressed for so many milliseconds, counted from now on, and no answer is awaited; returns what calls it off. */
export function whenQuiet(work: () => void, pause: number): () => void {
  const asked = performance.now()
  const wait = (milliseconds: number): (() => void) => {
    const timer = setTimeout(attempt, milliseconds)
    return () => clearTimeout(timer)
  }
  let cancel = wait(pause)
  function attempt(): void {
    const now = performance.now()
    const quiet = Math.max(touched, asked) + pause
    const late = asked + longest
    if (now >= quiet && awaited === 0) work()
    else if (now >= late) cancel = withAnswer(work, patience)
    else cancel = wait(Math.max(Math.min(quiet, late) - now, glance))
  }
  return () => cancel()
}
