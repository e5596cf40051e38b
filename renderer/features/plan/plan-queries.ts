/** What the plan screen asks of the services. */
import type { Side } from '@shared/contract/planning-calls'
import type { PlanLook } from '@shared/contract/view-calls'
import type { Role } from '@shared/model/roles'
import { keepPreviousData } from '@tanstack/react-query'
import { useEffect, useMemo, useSyncExternalStore } from 'react'
import { call, subscribe } from '../../client/client'
import { useConnectionState } from '../../client/connection-state'
import { takeEarlyView } from '../../client/early-calls'
import { reportError } from '../../client/error-reports'
import { keyOf, useCall } from '../../client/queries'
import { queryClient } from '../../client/query-client'
import { askedFirst } from './asked-first'
import { editQuestions } from './edit-questions'
import { KeptSessions } from './kept-sessions'
import type { PlanCalls } from './plan-calls'
import type { PlanSession, SessionState } from './plan-session'
import type { SideRows } from './rows/side-rows'

const changing = askedFirst(
  {
    edit: (params) => call('planning.edit', params),
    lock: (params) => call('planning.lock', params),
    undo: (scenario) => call('planning.undo', { scenario }),
    redo: (scenario) => call('planning.redo', { scenario }),
  },
  editQuestions,
)

export const planCalls: PlanCalls = {
  openView: (spec) => takeEarlyView(spec) ?? call('planning.openView', spec),
  closeView: (view) => call('planning.closeView', { view }),
  ...changing,
  onPatched: (listener) => subscribe('plan.patched', listener),
  onReplaced: (listener) => subscribe('plan.replaced', listener),
  onReconnected: (listener) =>
    useConnectionState.subscribe((now, before) => {
      if (now.connectivity === 'open' && before.connectivity === 'lost') listener()
    }),
  failed: reportError,
}

const sessions = new KeptSessions(planCalls)

/** The session of a scenario and family; the one before rests. */
export function usePlanSession(scenario: string, family: string | null): PlanSession {
  const session = useMemo(() => sessions.open(scenario, family), [scenario, family])
  useEffect(() => session.attend(), [session])
  return session
}

export const useSides = (session: PlanSession): SessionState['sides'] =>
  useSyncExternalStore(session.subscribe, () => session.snapshot().sides)

export function useOpenSides(
  session: PlanSession,
  sides: readonly Side[],
  rows: Readonly<Record<Side, SideRows>>,
): void {
  useEffect(() => {
    for (const side of sides) session.show(side, rows[side])
  }, [session, sides, rows])
}

/** While another scenario's figures are fetched the last ones stay, marked as placeholders. */
export const useOverview = (scenario: string) =>
  useCall('planning.overview', { scenario }, { placeholderData: keepPreviousData })

export const useJournal = (scenario: string) =>
  useCall('planning.history', { scenario, limit: 200 })

export const useCurrency = (): string => useCall('app.info', {}).data?.currency ?? ''

export const rememberedPreferences = (key: string): Promise<unknown> =>
  queryClient
    .ensureQueryData({
      queryKey: keyOf('memory.get', { key }),
      queryFn: () => call('memory.get', { key }),
    })
    .then(
      ({ value }) => value,
      () => undefined,
    )

/** The look of the view that was kept for a role; undefined where there is none. */
export const viewOfRole = (role: Role): Promise<PlanLook | undefined> =>
  queryClient
    .ensureQueryData({ queryKey: keyOf('views.list', {}), queryFn: () => call('views.list', {}) })
    .then(
      (views) => views.find((view) => view.role === role)?.look,
      () => undefined,
    )

export const rememberPreferences = (key: string, value: unknown): void => {
  queryClient.setQueryData(keyOf('memory.get', { key }), { value })
  // What cannot be remembered is asked for again: not worth an error message.
  call('memory.set', { key, value }).catch(() => undefined)
}
