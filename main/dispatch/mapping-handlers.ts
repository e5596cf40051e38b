import type { MappingService } from '@main/services/connections/mapping-service'
import { done, type Handlers } from './handlers'

type MappingHandlers = { readonly [N in keyof Handlers as N & `mappings.${string}`]: Handlers[N] }

/** The calls about the mappings of connections. */
export const mappingHandlers = (mappings: MappingService): MappingHandlers => ({
  'mappings.get': ({ connection }) => mappings.get(connection),
  'mappings.preview': (asked) => mappings.preview(asked),
  'mappings.previewStop': ({ request }) => {
    mappings.stop(request)
    return done
  },
  'mappings.save': ({ connection, text }) => mappings.save(connection, text),
  'mappings.reset': ({ connection }) => mappings.reset(connection),
})
