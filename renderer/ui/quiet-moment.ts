/** When the person at the keys pauses: what takes long to ask for or to draw waits until then. */

/** Time of the last key or press of the mouse, on the page's clock. */
let touched = Number.NEGATIVE_INFINITY
const touch = (): void => {
  touched = performance.now()
}
for (const name of ['keydown', 'pointerdown', 'wheel'] as const)
  globalThis.addEventListener?.(name, touch, { capture: true, passive: true })

/** Figures are never behind for longer, in milliseconds, however busily somebody types. */
const longest = 2000

/** Runs once nothing was pressed for so many milliseconds, counted from now on; returns what calls it off. */
export function whenQuiet(work: () => void, pause: number): () => void {
  const asked = performance.now()
  let timer: ReturnType<typeof setTimeout>
  const attempt = (): void => {
    const due = Math.min(Math.max(touched, asked) + pause, asked + longest)
    const left = due - performance.now()
    if (left > 0) timer = setTimeout(attempt, left)
    else work()
  }
  timer = setTimeout(attempt, pause)
  return () => clearTimeout(timer)
}
