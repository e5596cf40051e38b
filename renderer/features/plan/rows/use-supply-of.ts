/** Figures of supply for the node the planner stands on, whatever the grids show. */
import type { View } from '@shared/contract/planning-calls'
import type { RowFilter } from '@shared/contract/row-filter'
import { useEffect, useState } from 'react'
import { LiveView } from '../live-view'
import { planCalls } from '../plan-queries'
import type { PlanSession } from '../plan-session'
import { openNode } from './rows-queries'

/** The totals of one node on the supply side, kept true while it is shown. */
export function useSupplyOf(
  session: PlanSession,
  where: string,
  filter: RowFilter,
): LiveView | null {
  const [live, setLive] = useState<LiveView | null>(null)
  useEffect(() => {
    let opened: View | null = null
    let ended = false
    const { scenario } = session
    const release = (view: View | null) => {
      if (view) planCalls.closeView(view.view).catch(() => undefined)
    }
    const open = async (): Promise<void> => {
      const view = await openNode(scenario, 'supply', JSON.parse(where), filter)
      if (ended) {
        release(view)
        return
      }
      release(opened)
      opened = view
      setLive(new LiveView(view))
    }
    const again = (): void => {
      // Another part of the screen says why a plan cannot be opened.
      open().catch(() => setLive(null))
    }
    again()
    const stop = planCalls.onReplaced((event) => {
      if (event.scenario === scenario) again()
    })
    return () => {
      ended = true
      stop()
      release(opened)
    }
  }, [session, where, filter])
  useEffect(
    () =>
      planCalls.onPatched(({ patches }) => {
        for (const patch of patches) live?.apply(patch)
      }),
    [live],
  )
  return live
}
