/** Connections, pulls, snapshots and findings: what this screen asks and does. */
import { dataKeepers } from '@shared/model/roles'
import { useQueryClient } from '@tanstack/react-query'
import { useSession } from '../../app/app-queries'
import { keyOf, useAction, useCall } from '../../client/queries'

export const findingsLimit = 10_000

export const useConnections = () => useCall('connections.list', {})
export const useFeeds = () => useCall('feeds.get', {})
export const useSaveFeeds = () => useAction('feeds.set')
export const usePullState = () => useCall('pull.state', {})

export const useFindings = (snapshot: string | undefined) =>
  useCall(
    'snapshots.findings',
    { snapshot: snapshot ?? '-', limit: findingsLimit },
    { enabled: snapshot !== undefined },
  )

/** What the rules said of a snapshot, and what of it holds it back. */
export const useQualityOf = (snapshot: string | undefined) =>
  useCall('quality.overview', { snapshot: snapshot ?? '-' }, { enabled: snapshot !== undefined })

/** Connections and pulls are for those who look after the data. */
export function useMayKeepData(): boolean {
  const role = useSession().data?.role
  return role !== undefined && dataKeepers.includes(role)
}

export const useSaveConnection = () => useAction('connections.save')
export const useSetSecret = () => useAction('connections.setSecret')
export const useRemoveConnection = () => useAction('connections.remove')
/** The row shows how the test went, good or bad. */
export const useTestConnection = () => useAction('connections.test', { quiet: true })
/** Moves the base plan onto a snapshot that was held, or an earlier one. */
export const useTakeSnapshot = () => useAction('snapshots.use')

export const useCancelPull = () => useAction('pull.cancel')

/** Starts a pull from the chosen source; its progress comes by itself. */
export function useStartPull() {
  const queries = useQueryClient()
  return useAction('pull.start', {
    onSuccess: () => void queries.invalidateQueries({ queryKey: keyOf('pull.state', {}) }),
  })
}

export const useSnapshotSizes = () => useCall('snapshots.sizes', {})
export const useRemoveSnapshot = () => useAction('snapshots.remove')
