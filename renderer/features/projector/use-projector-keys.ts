/** Keys of the projector: a presenter has one hand on them. */
import { useEffect, useRef } from 'react'
import { isTextField } from '../plan/text-field-target'

/** Keys without Ctrl or Alt that the plan would take wherever the cursor is. */
export const keysOfPlan: ReadonlySet<string> = new Set(['F6', 'F7', 'F8'])

export interface ProjectorActions {
  step(by: number): void
  /** The next scenario, of those that are open. */
  nextScenario(): void
  /** Undefined in a window of its own. */
  draft?(): void
  /** What the page of a decision offers, where it does. */
  change?: (() => void) | undefined
  propose?: (() => void) | undefined
  approve?: (() => void) | undefined
  /** A question on the page: Esc answers no. */
  readonly asked: { no(): void } | null
  /** While a decision is typed keys are the form's. */
  readonly typing: boolean
  /** Undefined on the desk. */
  follow?(): void
}

export function useProjectorKeys(actions: ProjectorActions): void {
  const newest = useRef(actions)
  newest.current = actions
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (newest.current.typing) return
      // The command palette may lie over it.
      if (isTextField(event.target)) return
      if (event.ctrlKey || event.altKey || event.metaKey || keysOfPlan.has(event.key)) {
        // The plan behind would be changed where nobody sees it.
        event.stopPropagation()
        return
      }
      const { asked } = newest.current
      if (asked && event.key === 'Escape') {
        event.preventDefault()
        event.stopPropagation()
        asked.no()
        return
      }
      const { step, nextScenario, draft, change, propose, approve, follow } = newest.current
      const keys: Readonly<Record<string, (() => void) | undefined>> = {
        ArrowRight: () => step(1),
        ArrowDown: () => step(1),
        PageDown: () => step(1),
        ' ': () => step(1),
        ArrowLeft: () => step(-1),
        ArrowUp: () => step(-1),
        PageUp: () => step(-1),
        Home: () => step(Number.NEGATIVE_INFINITY),
        End: () => step(Number.POSITIVE_INFINITY),
        s: nextScenario,
        d: draft,
        e: change,
        p: propose,
        a: approve,
        f: follow,
      }
      const act = keys[event.key.length === 1 ? event.key.toLowerCase() : event.key]
      // A focused button keeps its own key.
      const onButton = event.key === ' ' && event.target instanceof HTMLButtonElement
      if (!act || onButton) return
      event.preventDefault()
      event.stopPropagation()
      act()
    }
    window.addEventListener('keydown', pressed, true)
    return () => window.removeEventListener('keydown', pressed, true)
  }, [])
}
