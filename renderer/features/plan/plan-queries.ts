/** What the plan screen asks of the services. */
import type { Side } from '@shared/contract/planning-calls'
import { keepPreviousData } from '@tanstack/react-query'
import { useEffect, useState, useSyncExternalStore } from 'react'
import { reportError } from '../../app/report-error'
import { call, subscribe } from '../../client/client'
import { useCall } from '../../client/queries'
import { queryClient } from '../../client/query-client'
import type { PlanCalls } from './plan-calls'
import { PlanSession, type SessionState } from './plan-session'

const besideTheGrids: ReadonlySet<unknown> = new Set([
  'planning.overview',
  'planning.history',
  'scenarios.compare',
  'scenarios.list',
])

let refresh: ReturnType<typeof setTimeout> | undefined

/** Somebody typing fast asks for the totals once, after the last cell. */
const refreshSoon = (): void => {
  clearTimeout(refresh)
  refresh = setTimeout(() => {
    void queryClient.invalidateQueries({
      predicate: ({ queryKey }) => besideTheGrids.has(queryKey[0]),
    })
  }, 150)
}

export const planCalls: PlanCalls = {
  openView: (spec) => call('planning.openView', spec),
  closeView: (view) => call('planning.closeView', { view }),
  edit: (params) => call('planning.edit', params),
  undo: (scenario) => call('planning.undo', { scenario }),
  redo: (scenario) => call('planning.redo', { scenario }),
  onPatched: (listener) => subscribe('plan.patched', listener),
  onReplaced: (listener) => subscribe('plan.replaced', listener),
  changed: refreshSoon,
  failed: reportError,
}

/** The session of a scenario and family; the views of the one before are closed. */
export function usePlanSession(scenario: string, family: string | null): PlanSession | null {
  const [session, setSession] = useState<PlanSession | null>(null)
  useEffect(() => {
    const made = new PlanSession(planCalls, scenario, family === null ? {} : { family })
    setSession(made)
    return () => made.close()
  }, [scenario, family])
  return session
}

const silent = () => () => undefined
const noState = () => null

export const useSessionState = (session: PlanSession | null): SessionState | null =>
  useSyncExternalStore(session?.subscribe ?? silent, session?.snapshot ?? noState)

export function useOpenSides(
  session: PlanSession | null,
  sides: readonly Side[],
  expanded: readonly string[],
): void {
  useEffect(() => {
    for (const side of sides) session?.show(side, expanded)
  }, [session, sides, expanded])
}

/** While another scenario's figures are fetched the last ones stay, marked as placeholders. */
export const useOverview = (scenario: string) =>
  useCall('planning.overview', { scenario }, { placeholderData: keepPreviousData })

export const useJournal = (scenario: string) =>
  useCall('planning.history', { scenario, limit: 200 })

export const useCurrency = (): string => useCall('app.info', {}).data?.currency ?? ''

export const rememberedPreferences = (key: string): Promise<unknown> =>
  call('memory.get', { key }).then(
    ({ value }) => value,
    () => undefined,
  )

export const rememberPreferences = (key: string, value: unknown): void => {
  // What cannot be remembered is asked for again: not worth an error message.
  call('memory.set', { key, value }).catch(() => undefined)
}
