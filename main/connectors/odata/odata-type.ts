/** The OData connector as a type of connection. */
import { capabilitiesOf } from '@shared/model/connection-capabilities'
import { odataDialects } from '@shared/model/odata-dialects'
import { z } from 'zod'
import { checkSettings } from '../check-settings'
import { clockOf, isZone } from '../clock-of-zone'
import type { ConnectorType } from '../connector-type'
import { addressOrNone, httpSettings, isSafePlace, serviceRoot } from '../http/http-settings'
import type { Wait } from '../http/retry-after'
import { trustedFetch } from '../http/trusted-fetch'
import { loadMapping } from '../mapping/load-mapping'
import type { Mapping } from '../mapping/mapping-shape'
import { because, fileOrNone, wholeNumber } from '../setting-shapes'
import { createCanonicalReader } from './canonical-reader'
import { dialects } from './dialects'
import { createMappedReader } from './mapped-reader'
import { authStyles, createAccess } from './odata-access'
import { ODataClient } from './odata-client'
import { createODataConnector } from './odata-connector'
import { ODataTables } from './odata-tables'
import { ServiceModels } from './service-models'
import { wordsOf } from './table-words'
import { createODataTarget } from './target/odata-target'
import { plainNames, publisherNames, targetNames } from './target/target-names'

const settingsShape = z
  .strictObject({
    url: serviceRoot,
    user: z.string().trim().default(''),
    dialect: z.enum(odataDialects).default('generic'),
    /** Of SAP: the client that is signed in to. */
    sapClient: z
      .string()
      .trim()
      .regex(/^(\d{3})?$/)
      .default(''),
    auth: z.enum(authStyles).default('basic'),
    /** For `oauth2`. */
    tokenUrl: addressOrNone,
    client: z.string().trim().default(''),
    scope: z.string().trim().default(''),
    /** Path of the service that takes what is published, below the address. */
    targetService: z
      .string()
      .trim()
      .regex(/^([\w.~-]+(\/[\w.~-]+)*\/?)?$/)
      .default(''),
    /** Of Dataverse: the prefix of the tables and columns that take what is published; empty where they are named as usual. */
    publisher: z
      .string()
      .trim()
      .regex(/^([a-z][a-z0-9]{1,7})?$/)
      .default(''),
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
  .refine(({ tokenUrl, plainHttp }) => tokenUrl === null || isSafePlace(tokenUrl, plainHttp), {
    path: ['tokenUrl'],
    message: because('not_https'),
  })
  .refine(({ auth, client }) => client !== '' || auth !== 'oauth2', { path: ['client'] })
  .refine(({ auth, tokenUrl }) => tokenUrl !== null || auth !== 'oauth2', { path: ['tokenUrl'] })

/** The type, with another way to wait between tries for tests. */
export const odataTypeWith = (wait?: Wait): ConnectorType => ({
  type: 'odata',
  create(settings, secret) {
    const checked = checkSettings(settingsShape, settings)
    const { url: root, timeoutSeconds, batchLimit, mapping: document, sapClient } = checked
    const dialect = dialects[checked.dialect]
    const mapping = document === '' ? null : loadMapping(document)
    const service = mapping ? serviceOf(mapping) : ''
    const fetch = trustedFetch(checked.authority)
    const user = checked.auth === 'oauth2' ? checked.client : checked.user
    const place = { root, user, timeoutSeconds, wait, fetch }
    const access = createAccess({ ...place, ...checked, user, secret, now: Date.now })
    const client = new ODataClient({ ...place, access, dialect, sapClient, service })
    const models = new ServiceModels(client)
    const reading = { ...checked, ...dialect }
    const clock = clockOf(checked.timeZone === '' ? 'UTC' : checked.timeZone)
    const reader = mapping
      ? createMappedReader(mapping, new ODataTables(client, models, { ...reading, clock }))
      : createCanonicalReader(client, models, reading)
    const at = checked.targetService.replace(/\/?$/, '/')
    const usual = checked.publisher === '' ? plainNames : publisherNames(checked.publisher)
    const names = targetNames(usual, mapping?.service)
    const below = at === '/' ? '' : at
    const hasTarget = mapping?.service?.target !== undefined
    const { publish } = capabilitiesOf('odata', settings, hasTarget)
    const target = publish ? createODataTarget({ client, service: below, batchLimit, names }) : null
    return createODataConnector({ client, user, reader, target, service })
  },
})

/** The first service that the mapping reads. */
function serviceOf({ tables }: Mapping): string {
  for (const table of Object.values(tables)) if ('read' in table) return wordsOf(table).service
  return ''
}

export const odataType: ConnectorType = odataTypeWith()
