/** What every start asks for, sent before the screens are there to ask. */
import type { Person } from '@shared/contract/app-calls'
import type { CallName, Params, Result } from '@shared/contract/contract'
import type { View, ViewSpec } from '@shared/contract/planning-calls'
import { call, subscribe } from './client'
import { keyOf } from './queries'
import { queryClient } from './query-client'

/** A window opens on the whole base plan. */
const scenario = 'base'
const specs: readonly ViewSpec[] = (['demand', 'supply'] as const).map((side) => ({
  scenario,
  side,
  where: {},
}))
/** Longer than any start; a view that nobody has come for by then is closed. */
const patience = 20_000

const early = new Map<string, Promise<View>>()
/** As opened early: usual levels, nothing unfolded, nothing filtered, all measures, whichever are shown. Others have keys of their own. */
const keyOfView = ({ scenario, side, where, measures: _, ...more }: ViewSpec): string =>
  JSON.stringify([
    scenario,
    side,
    where,
    ...Object.entries(more).filter(([, value]) => !isUsual(value)),
  ])

const isUsual = (value: unknown): boolean =>
  value === undefined || value === 1 || (Array.isArray(value) && value.length === 0)

const ask = <N extends CallName>(name: N, params: Params<N>): Promise<unknown> =>
  queryClient.prefetchQuery<Result<N>>({
    queryKey: keyOf(name, params),
    queryFn: () => call(name, params),
  })

function closeAll(): void {
  const views = [...early.values()]
  early.clear()
  for (const opening of views)
    opening.then(({ view }) => call('planning.closeView', { view })).catch(() => undefined)
}

/** A plan that changes meanwhile would leave these views behind: the screens then open their own. */
function openEarly(): void {
  for (const spec of specs) {
    const opening = call('planning.openView', spec)
    const key = keyOfView(spec)
    opening.catch(() => early.delete(key))
    early.set(key, opening)
  }
  for (const event of ['plan.patched', 'plan.replaced'] as const) subscribe(event, closeAll)
  setTimeout(closeAll, patience)
}

/** What is answered at once comes first, what has to be calculated after it. */
export function askEarly(): void {
  void ask('settings.get', {})
  void ask('scenarios.list', {})
  void ask('snapshots.list', {})
  void ask('session.get', {}).then(() => {
    const session = queryClient.getQueryData<Person>(keyOf('session.get', {}))
    if (session) void ask('memory.get', { key: `plan.view.${session.person}` })
  })
  void ask('views.list', {})
  void ask('people.list', {})
  openEarly()
  void ask('planning.overview', { scenario })
  void ask('app.info', {})
}

/** The view that was opened early, once, if there is one of that kind. */
export function takeEarlyView(spec: ViewSpec): Promise<View> | undefined {
  const key = keyOfView(spec)
  const opening = early.get(key)
  early.delete(key)
  return opening
}
