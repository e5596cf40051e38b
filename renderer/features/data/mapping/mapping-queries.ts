/** The mapping of a connection: what the editor asks and does. */
import type { MappingPreview } from '@shared/contract/mapping-calls'
import { keepPreviousData, type UseQueryResult, useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { call } from '../../../client/client'
import { keyOf, useAction, useCall } from '../../../client/queries'

export const useMapping = (connection: string) =>
  useCall('mappings.get', { connection }, { gcTime: 0 })
export const useSaveMapping = () => useAction('mappings.save')
export const useResetMapping = () => useAction('mappings.reset')

const pause = 400

/** The first rows of an entity through the text, once typing pauses; those before stay until then. */
export function useMappingPreview(
  connection: string,
  text: string,
  entity: string | undefined,
): UseQueryResult<MappingPreview, Error> {
  const [request] = useState(() => crypto.randomUUID())
  const [settled, settle] = useState({ text, entity })
  useEffect(() => {
    const timer = setTimeout(() => settle({ text, entity }), pause)
    return () => clearTimeout(timer)
  }, [text, entity])
  useEffect(
    () => () => void call('mappings.previewStop', { request }).catch(() => undefined),
    [request],
  )
  const params = { connection, text: settled.text, entity: settled.entity ?? '-', request }
  return useQuery<MappingPreview, Error>({
    queryKey: keyOf('mappings.preview', params),
    queryFn: () => call('mappings.preview', params),
    enabled: settled.entity !== undefined,
    placeholderData: keepPreviousData,
    gcTime: 0,
    retry: false,
  })
}
