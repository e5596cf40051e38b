/** What the screen of matching asks and does. */
import { useAction, useCall } from '../../client/queries'

export const useMatchList = (enabled = true) => useCall('matching.list', {}, { enabled })
/** Reads the names that systems have anew; the answer tells every window. */
export const useReadNamesAgain = () => useAction('matching.list')
/** The drawer asks again where two codes would become one. */
export const useDecideMatch = () => useAction('matching.decide')
export const useSetMatchRules = () => useAction('matching.setRules')
