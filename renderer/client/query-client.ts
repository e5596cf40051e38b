/** The cache of answers, kept true by the events of the services. */
import type { CallName } from '@shared/contract/contract'
import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query'
import { whenQuiet } from '../ui/quiet-moment'
import { callsOf } from './changed-topics'
import { subscribe } from './client'
import { useConnectionState } from './connection-state'
import { reportError } from './error-reports'

export const queryClient = new QueryClient({
  queryCache: new QueryCache({
    onError: (error, query) => {
      // A screen with nothing to show says so itself; a failed refresh would go unseen.
      if (query.state.data !== undefined) reportError(error)
    },
  }),
  mutationCache: new MutationCache({
    onError: (error, _variables, _context, mutation) => {
      if (mutation.meta?.quiet !== true) reportError(error)
    },
  }),
  defaultOptions: {
    // The services are on this machine: being offline is no reason to wait, nor a second try of any use.
    queries: {
      networkMode: 'always',
      retry: false,
      staleTime: Number.POSITIVE_INFINITY,
      refetchOnWindowFocus: false,
    },
    mutations: { networkMode: 'always', retry: false },
  },
})

const tabs: CallName = 'scenarios.list'
const figures: ReadonlySet<CallName> = new Set(callsOf.scenarios.filter((name) => name !== tabs))
/** Milliseconds without a key. */
const quiet = 250
/** Longer than a frame: what changed is painted before the tabs are drawn anew. */
const soon = 40
let stopWaiting: (() => void) | null = null

/** Sums of the whole plan wait until a series of edits pauses: the services shall be free for the next one. */
function invalidateSoon(names: readonly CallName[]): void {
  void invalidate(names.filter((name) => name !== tabs && !figures.has(name)))
  if (names.includes(tabs)) setTimeout(() => void invalidate([tabs]), soon)
  if (stopWaiting || !names.some((name) => figures.has(name))) return
  stopWaiting = whenQuiet(() => {
    stopWaiting = null
    void invalidate([...figures])
  }, quiet)
}

const invalidate = (names: readonly CallName[]) =>
  queryClient.invalidateQueries({
    predicate: ({ queryKey }) => names.includes(queryKey[0] as CallName),
  })

/** Starts listening; called once, when the window opens. */
export function keepAnswersTrue(): void {
  subscribe('changed', ({ topics }) => invalidateSoon(topics.flatMap((topic) => callsOf[topic])))
  subscribe('plan.replaced', () => invalidateSoon(callsOf.scenarios))
  subscribe('pull.progress', (state) => queryClient.setQueryData(['pull.state', {}], state))
  useConnectionState.subscribe((now, before) => {
    if (now.connectivity === 'open' && before.connectivity === 'lost')
      void queryClient.invalidateQueries()
  })
}
