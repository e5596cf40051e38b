/** The OData connector as a type of connection. */
import { z } from 'zod'
import { checkSettings } from '../check-settings'
import type { ConnectorType } from '../connector-type'
import { because, httpSettings, isSafePlace, serviceRoot, wholeNumber } from '../http/http-settings'
import type { Wait } from '../http/retry-after'
import { trustedFetch } from '../http/trusted-fetch'
import { ODataClient } from './odata-client'
import { createODataConnector } from './odata-connector'
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
    ...httpSettings,
  })
  .refine(({ url, plainHttp }) => isSafePlace(url, plainHttp), {
    path: ['url'],
    message: because('not_https'),
  })

/** The type, with another way to wait between tries for tests. */
export const odataTypeWith = (wait?: Wait): ConnectorType => ({
  type: 'odata',
  capabilities: {
    read: true,
    incremental: true,
    publish: true,
    conditional: 'etag',
    needsSecret: true,
  },
  create(settings, secret) {
    const checked = checkSettings(settingsShape, settings)
    const { url: root, user, timeoutSeconds, batchLimit } = checked
    const { modified, overlapMinutes, paging } = checked
    const fetch = trustedFetch(checked.authority)
    const client = new ODataClient({ root, user, password: secret, timeoutSeconds, wait, fetch })
    return createODataConnector(client, user, createODataTarget(client, batchLimit), {
      modified,
      overlapMinutes,
      paging,
    })
  },
})

export const odataType: ConnectorType = odataTypeWith()
