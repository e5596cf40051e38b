import { useCall } from '../../client/queries'

/** What the calendar and figures from outside were found to do. */
export const useOutside = (scenario: string) => useCall('layers.outside', { scenario })
