import { useCall } from '../../client/queries'

export const useConnectionNames = () =>
  useCall('connections.list', {}).data?.map(({ name }) => name) ?? []
