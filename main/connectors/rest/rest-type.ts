/** The connector to any JSON interface as a type of connection. */
import { isAbsolute } from 'node:path'
import { z } from 'zod'
import { checkSettings } from '../check-settings'
import { clockOf, isZone } from '../clock-of-zone'
import type { ConnectorType } from '../connector-type'
import type { Asked } from '../http/fetch-once'
import { HttpClient } from '../http/http-client'
import { addressOrNone, httpSettings, isSafePlace, serviceRoot } from '../http/http-settings'
import type { Wait } from '../http/retry-after'
import { trustedFetch } from '../http/trusted-fetch'
import { loadMapping } from '../mapping/load-mapping'
import { MappedEntities } from '../mapping/mapped-entities'
import { because } from '../setting-shapes'
import { createStagedTarget } from '../staged-target'
import { authStyles, createAccess } from './rest-access'
import { createRestConnector } from './rest-connector'
import { RestTables } from './rest-tables'
import { restPlace } from './rest-target'
import { serviceShape } from './service-words'
import { checkWords, wordsOf } from './table-words'

const settingsShape = z
  .strictObject({
    url: serviceRoot,
    auth: z.enum(authStyles).default('none'),
    user: z.string().trim().default(''),
    /** Name of the header or parameter that carries the key. */
    keyName: z
      .string()
      .trim()
      .regex(/^[\w-]{0,100}$/)
      .default(''),
    /** For `oauth2`. */
    tokenUrl: addressOrNone,
    client: z.string().trim().default(''),
    scope: z.string().trim().default(''),
    timeZone: z
      .string()
      .trim()
      .refine((zone) => zone === '' || isZone(zone))
      .default(''),
    /** The mapping's document. Names of shipped mappings are resolved by the caller. */
    mapping: z.string().trim().refine(isAbsolute, because('not_an_absolute_path')),
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
  .refine(({ auth, keyName }) => keyName !== '' || (auth !== 'header' && auth !== 'query'), {
    path: ['keyName'],
  })
  .refine(({ auth, client }) => client !== '' || auth !== 'oauth2', { path: ['client'] })
  .refine(({ auth, tokenUrl }) => tokenUrl !== null || auth !== 'oauth2', { path: ['tokenUrl'] })

/** The type, with another way to wait between tries for tests. */
export const restTypeWith = (wait?: Wait): ConnectorType => ({
  type: 'rest',
  create(settings, secret) {
    const checked = checkSettings(settingsShape, settings)
    const mapping = loadMapping(checked.mapping)
    const service = checkWords(serviceShape, mapping.service ?? {}, 'service')
    for (const table of Object.values(mapping.tables))
      if ('read' in table || 'file' in table) wordsOf(table)
    const { url: root, user, timeoutSeconds, timeZone } = checked
    const fetch = trustedFetch(checked.authority)
    const place = { root, user: user || checked.client, timeoutSeconds, wait, fetch }
    const access = createAccess({
      ...place,
      ...checked,
      user,
      secret,
      login: service.login,
      now: Date.now,
    })
    const client = new HttpClient({
      ...place,
      access: {
        ...(access.renew ? { renew: access.renew.bind(access) } : {}),
        sign: (asked: Asked, signal) =>
          access.sign({ ...asked, headers: { ...asked.headers, ...service.headers } }, signal),
      },
    })
    const tables = new RestTables(client, {
      clock: clockOf(timeZone === '' ? 'UTC' : timeZone),
      quickPath: service.who?.path ?? '',
    })
    const mapped = new MappedEntities(mapping, tables)
    const target = service.target && createStagedTarget(restPlace(client, service.target, tables))
    return createRestConnector({ client, mapped, who: service.who, user, target })
  },
})

export const restType: ConnectorType = restTypeWith()
