/** The OData connector as a type of connection. */
import { z } from 'zod'
import { batchSize } from '../batch-builder'
import { checkSettings } from '../check-settings'
import { clockOf, isZone } from '../clock-of-zone'
import type { ConnectorType } from '../connector-type'
import { httpSettings, isSafePlace, serviceRoot } from '../http/http-settings'
import type { Wait } from '../http/retry-after'
import { trustedFetch } from '../http/trusted-fetch'
import { loadMapping } from '../mapping/load-mapping'
import type { Mapping } from '../mapping/mapping-shape'
import { because, fileOrNone, wholeNumber } from '../setting-shapes'
import { createCanonicalReader } from './canonical-reader'
import { createMappedReader } from './mapped-reader'
import { ODataClient } from './odata-client'
import { createODataConnector } from './odata-connector'
import { ODataTables } from './odata-tables'
import { ServiceModels } from './service-models'
import { wordsOf } from './table-words'
import { createODataTarget } from './target/odata-target'

const settingsShape = z
  .strictObject({
    url: serviceRoot,
    user: z.string().trim().default(''),
    /** Most changes in one batch; Dataverse takes 1,000. */
    batchLimit: wholeNumber(2, 10_000).default(1_000),
    /** Property with the time of the last change; empty: looked for. */
    modified: z.string().trim().default(''),
    /** How far a mark in time reaches back. */
    overlapMinutes: z.coerce.number().int().min(0).max(10_080).default(15),
    /** Pages by the server's links, or by the last key seen. */
    paging: z.enum(['links', 'keys']).default('links'),
    /** For dates of points in time; UTC where empty. */
    timeZone: z
      .string()
      .trim()
      .refine((zone) => zone === '' || isZone(zone))
      .default(''),
    /** The mapping's document; empty for sets that are named as the entities. Names of shipped mappings are resolved by the caller. */
    mapping: fileOrNone,
    ...httpSettings,
  })
  .refine(({ url, plainHttp }) => isSafePlace(url, plainHttp), {
    path: ['url'],
    message: because('not_https'),
  })

/** The type, with another way to wait between tries for tests. */
export const odataTypeWith = (wait?: Wait): ConnectorType => ({
  type: 'odata',
  create(settings, secret) {
    const checked = checkSettings(settingsShape, settings)
    const { url: root, user, timeoutSeconds, batchLimit, mapping: document } = checked
    const fetch = trustedFetch(checked.authority)
    const client = new ODataClient({ root, user, password: secret, timeoutSeconds, wait, fetch })
    const models = new ServiceModels(client)
    const reading = { ...checked, pageSize: batchSize, countsUpTo: Number.POSITIVE_INFINITY }
    const mapping = document === '' ? null : loadMapping(document)
    const clock = clockOf(checked.timeZone === '' ? 'UTC' : checked.timeZone)
    const reader = mapping
      ? createMappedReader(mapping, new ODataTables(client, models, { ...reading, clock }))
      : createCanonicalReader(client, models, reading)
    return createODataConnector({
      client,
      user,
      reader,
      target: createODataTarget(client, batchLimit),
      whoAmI: 'Me',
      service: mapping ? serviceOf(mapping) : '',
    })
  },
})

/** The first service that the mapping reads. */
function serviceOf({ tables }: Mapping): string {
  for (const table of Object.values(tables)) if ('read' in table) return wordsOf(table).service
  return ''
}

export const odataType: ConnectorType = odataTypeWith()
