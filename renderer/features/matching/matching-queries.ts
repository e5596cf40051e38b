/** What the screen of matching asks and does. */
import { useAction, useCall } from '../../client/queries'

export const useMatchList = (enabled = true) => useCall('matching.list', {}, { enabled })
/** The drawer asks again where two codes would become one. */
export const useDecideMatch = () => useAction('matching.decide')
export const useSetMatchRules = () => useAction('matching.setRules')
