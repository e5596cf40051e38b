/** The OData connector as a type of connection. */
import { z } from 'zod'
import { checkSettings } from '../check-settings'
import type { ConnectorType } from '../connector-type'
import { ODataClient } from './odata-client'
import { createODataConnector } from './odata-connector'
import type { Wait } from './retry-after'
import { createODataTarget } from './target/odata-target'

const loopback = new Set(['127.0.0.1', 'localhost', '[::1]'])

const serviceRoot = z
  .string()
  .trim()
  .refine((text) => URL.canParse(text), 'must be an address')
  .transform((text) => new URL(text))
  .refine((url) => url.protocol === 'https:' || url.protocol === 'http:', 'must be https or http')
  .refine((url) => url.username === '' && url.password === '', 'must not hold a password')
  .refine((url) => url.search === '' && url.hash === '', 'must be the root of the service')
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
    { path: ['url'], message: 'must be https' },
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
