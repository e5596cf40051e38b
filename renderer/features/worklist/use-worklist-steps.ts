/** Going from exception to exception: with F8 and Shift+F8, by button, or by choosing one. */
import type { PlanException } from '@shared/contract/worklist-calls'
import { App } from 'antd'
import { useCallback, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useViewState } from '../../app/view-state'
import { useKnowing } from '../knowing/knowing-state'
import { useWorklist } from './worklist-queries'
import { stepFrom, useWorklistState } from './worklist-state'

export interface WorklistSteps {
  go(exception: PlanException, at: number): void
  step(step: 1 | -1): void
}

/** Puts the cursor of the grid on the cell of an exception. */
export function useGoToException(scenario: string): WorklistSteps['go'] {
  const goTo = useViewState((view) => view.goTo)
  const stand = useWorklistState((state) => state.stand)
  return useCallback(
    ({ id, place }, at) => {
      stand(id, at)
      goTo({ scenario, place })
    },
    [scenario, goTo, stand],
  )
}

/** The keys, anywhere on the plan screen; while the panel is closed they open it. */
export function useWorklistSteps(scenario: string): WorklistSteps['step'] {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const open = useKnowing((state) => state.open && state.tab === 'worklist')
  const waiting = useWorklistState((state) => state.waiting)
  const { data, isPlaceholderData } = useWorklist(scenario, open || waiting !== null)
  const go = useGoToException(scenario)
  const ready = data !== undefined && !isPlaceholderData
  const take = (step: 1 | -1): void => {
    const { wait } = useWorklistState.getState()
    if (!open) useKnowing.getState().show('worklist')
    if (!ready) {
      wait(step)
      return
    }
    const next = stepFrom(
      data.exceptions.map(({ id }) => id),
      useWorklistState.getState(),
      step,
    )
    const exception = next === null ? undefined : data.exceptions[next]
    if (exception) go(exception, next ?? 0)
    else if (data.exceptions.length > 0)
      void message.info({
        key: 'worklist',
        content: t(step > 0 ? 'worklist.end' : 'worklist.beginning'),
      })
  }
  const newest = useRef(take)
  newest.current = take
  useEffect(() => {
    if (!ready || waiting === null) return
    useWorklistState.getState().wait(null)
    newest.current(waiting)
  }, [ready, waiting])
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (event.key !== 'F8' || event.ctrlKey || event.altKey || event.metaKey) return
      event.preventDefault()
      newest.current(event.shiftKey ? -1 : 1)
    }
    window.addEventListener('keydown', pressed)
    return () => window.removeEventListener('keydown', pressed)
  }, [])
  return useCallback((step) => newest.current(step), [])
}
