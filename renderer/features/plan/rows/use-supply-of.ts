/** Figures of supply for the node the planner stands on, whatever the grids show. */
import type { Patch, View } from '@shared/contract/planning-calls'
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
    let shown: LiveView | null = null
    /** Patches that overtook the answer that opens their view. */
    let early: Patch[] = []
    let asked = 0
    let opening = 0
    let ended = false
    const { scenario } = session
    const release = (view: View | undefined) => {
      if (view) planCalls.closeView(view.view).catch(() => undefined)
    }
    const open = async (): Promise<void> => {
      const turn = ++asked
      opening++
      try {
        const view = await openNode(scenario, 'supply', JSON.parse(where), filter)
        if (ended || turn !== asked) {
          release(view)
          return
        }
        release(shown?.block)
        shown = new LiveView(view)
        for (const patch of early) shown.apply(patch)
        setLive(shown)
      } catch {
        // Another part of the screen says why a plan cannot be opened.
        if (!ended && turn === asked) setLive(null)
      } finally {
        opening--
        if (opening === 0) early = []
      }
    }
    const again = (): void => void open()
    const stops = [
      planCalls.onPatched(({ scenario: of, patches }) => {
        if (of !== scenario) return
        for (const patch of patches) shown?.apply(patch)
        if (opening > 0) early.push(...patches)
      }),
      planCalls.onReplaced((event) => {
        if (event.scenario === scenario) again()
      }),
      planCalls.onReconnected?.(again) ?? (() => undefined),
    ]
    again()
    return () => {
      ended = true
      for (const stop of stops) stop()
      release(shown?.block)
    }
  }, [session, where, filter])
  return live
}
