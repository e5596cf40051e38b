/** The outbox and the target: what this screen asks and does. */
import { planners } from '@shared/model/roles'
import { useSession } from '../../app/app-queries'
import { useAction, useCall } from '../../client/queries'

export const useOutbox = () => useCall('publishing.outbox', {})
export const useSendNow = () => useAction('publishing.send')
export const useResolve = () => useAction('publishing.resolve')

/** Asked anew each time the drawer opens: the answer is what the target holds at that moment. */
export const useLookUp = (entry: string) =>
  useCall('publishing.lookUp', { entry }, { gcTime: 0, staleTime: 0 })

export function useMaySend(): boolean {
  const role = useSession().data?.role
  return role !== undefined && planners.includes(role)
}
