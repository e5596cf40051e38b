/** What the frame asks: who, what settings, what data. Features use these for the same questions. */
import { useQueryClient } from '@tanstack/react-query'
import { keyOf, useAction, useCall } from '../client/queries'

export const useInfo = () => useCall('app.info', {})
export const usePeople = () => useCall('people.list', {})
export const useSession = () => useCall('session.get', {})
export const useSettings = () => useCall('settings.get', {})
export const useSnapshots = () => useCall('snapshots.list', {})

/** Data grows old without anybody's doing: asked again every ten minutes. */
export const useDataAges = () => useCall('feeds.ages', {}, { refetchInterval: 600_000 })

export function useChangeSettings() {
  const queries = useQueryClient()
  return useAction('settings.set', {
    onSuccess: (settings) => queries.setQueryData(keyOf('settings.get', {}), settings),
  })
}

export function useSwitchPerson() {
  const queries = useQueryClient()
  return useAction('session.switch', {
    onSuccess: (person) => queries.setQueryData(keyOf('session.get', {}), person),
  })
}

/** The snapshot that the base plan stands on; the newest one may be held. */
export function usePlannedSnapshot() {
  const base = useCall('scenarios.list', {}).data?.find(({ parent }) => parent === null)
  return useSnapshots().data?.find(({ snapshot }) => snapshot === base?.snapshot)
}

/** The snapshot sealed last. */
export function useLatestSnapshot() {
  const { data } = useSnapshots()
  return data?.reduce<(typeof data)[number] | undefined>(
    (latest, one) => (latest && latest.sealedAt >= one.sealedAt ? latest : one),
    undefined,
  )
}

/** Counts for the badges of the navigation. */
export function useWaitingCounts(): { readonly proposed: number; readonly unpublished: number } {
  const decisions = useCall('decisions.list', {})
  const outbox = useCall('publishing.outbox', {})
  return {
    proposed: decisions.data?.filter(({ state }) => state === 'proposed').length ?? 0,
    unpublished: outbox.data?.filter(({ state }) => state !== 'acknowledged').length ?? 0,
  }
}
