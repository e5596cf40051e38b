/** Comments, reasons and changes, as the services know them. */
import { useAction, useCall } from '../../client/queries'

export const useThreads = (scenario: string) => useCall('comments.list', { scenario })
export const useComment = () => useAction('comments.add')
export const useRewriteComment = () => useAction('comments.edit')
export const useRemoveComment = () => useAction('comments.remove')
export const useResolve = () => useAction('comments.resolve')

export const useChangesSince = (scenario: string) => useCall('changes.since', { scenario })
export const useSeen = () => useAction('changes.seen')

export const useEditReasons = () => useCall('editReasons.get', {})
