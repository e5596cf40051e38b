/** The OData connector as a type of connection. */
import { z } from 'zod'
import { checkSettings } from '../check-settings'
import type { ConnectorType } from '../connector-type'
import type { SettingReason } from '../reasons'
import { ODataClient } from './odata-client'
import { createODataConnector } from './odata-connector'
import type { Wait } from './retry-after'
import { createODataTarget } from './target/odata-target'

const because = (reason: SettingReason): string => reason

const loopback = new Set(['127.0.0.1', 'localhost', '[::1]'])

const serviceRoot = z
  .string()
  .trim()
  .refine((text) => URL.canParse(text), because('not_an_address'))
  .transform((text) => new URL(text))
  .refine((url) => url.protocol === 'https:' || url.protocol === 'http:', because('not_an_address'))
  .refine((url) => url.username === '' && url.password === '', because('holds_a_password'))
  .refine((url) => url.search === '' && url.hash === '', because('not_a_service_root'))
  .transform((url) => (url.pathname.endsWith('/') ? url : new URL(`${url.href}/`)))

const wholeNumber = (least: number, most: number) => z.coerce.number().int().min(least).max(most)

const settingsShape = z
  .strictObject({
    url: serviceRoot,
    user: z.string().trim().default(''),
    timeoutSeconds: wholeNumber(1, 3_600).default(30),
    /** Most changes in one batch; Dataverse takes 1,000. */
    batchLimit: wholeNumber(2, 10_000).default(1_000),
    /** Whether a password may go over an unencrypted connection to another machine. */
    plainHttp: z.enum(['yes', 'no']).default('no'),
  })
  .refine(
    ({ url, plainHttp }) =>
      url.protocol === 'https:' || loopback.has(url.hostname) || plainHttp === 'yes',
    { path: ['url'], message: because('not_https') },
  )

/** The type, with another way to wait between tries for tests. */
export const odataTypeWith = (wait?: Wait): ConnectorType => ({
  type: 'odata',
  capabilities: {
    read: true,
    incremental: false,
    publish: true,
    conditional: 'etag',
    needsSecret: true,
  },
  create(settings, secret) {
    const { url: root, user, timeoutSeconds, batchLimit } = checkSettings(settingsShape, settings)
    const given = { root, user, password: secret, timeoutSeconds }
    const client = new ODataClient(wait ? { ...given, wait } : given)
    return createODataConnector(client, user, createODataTarget(client, batchLimit))
  },
})

export const odataType: ConnectorType = odataTypeWith()
