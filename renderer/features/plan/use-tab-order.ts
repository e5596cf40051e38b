/** Tabs are moved by dragging them, from their menu, or with Ctrl+Shift+arrow. */
import type { Scenario } from '@shared/contract/scenario-calls'
import { type DragEvent, useState } from 'react'
import { useArrangeScenarios } from '../scenarios/scenario-queries'
import { orderStepped, orderWith } from './scenario-order'

export interface TabOrder {
  move(scenario: string, step: 1 | -1): void
  /** What a tab needs to be dragged and dropped on. */
  dragging(scenario: Scenario): {
    readonly draggable: boolean
    readonly 'data-drop': boolean
    onDragStart(event: DragEvent): void
    onDragOver(event: DragEvent): void
    onDragEnd(): void
    onDrop(event: DragEvent): void
  }
}

export function useTabOrder(scenarios: readonly Scenario[]): TabOrder {
  const { mutate } = useArrangeScenarios()
  const [dragged, setDragged] = useState<string | null>(null)
  const [over, setOver] = useState<string | null>(null)
  const order = scenarios.map(({ scenario }) => scenario)
  const arrange = (next: readonly string[]): void => {
    if (next.some((one, at) => one !== order[at])) mutate({ order: [...next] })
  }
  const end = (): void => {
    setDragged(null)
    setOver(null)
  }
  return {
    move: (scenario, step) => arrange(orderStepped(order, scenario, step)),
    dragging: ({ scenario, parent }) => ({
      draggable: parent !== null,
      'data-drop': over === scenario,
      onDragStart(event) {
        event.dataTransfer.effectAllowed = 'move'
        event.dataTransfer.setData('text/plain', scenario)
        setDragged(scenario)
      },
      onDragOver(event) {
        // Before the base plan there is no place.
        if (dragged === null || dragged === scenario || parent === null) return
        event.preventDefault()
        setOver(scenario)
      },
      onDragEnd: end,
      onDrop(event) {
        event.preventDefault()
        if (dragged === null || parent === null) return
        const forward = order.indexOf(dragged) < order.indexOf(scenario)
        const before = forward ? (order[order.indexOf(scenario) + 1] ?? null) : scenario
        arrange(orderWith(order, dragged, before))
        end()
      },
    }),
  }
}
