/** The Tryton connector as a type of connection. */
import { isAbsolute } from 'node:path'
import { publishingWays } from '@shared/model/publishing-ways'
import { z } from 'zod'
import { checkSettings } from '../check-settings'
import type { ConnectorType } from '../connector-type'
import { httpSettings, isSafePlace, serviceRoot } from '../http/http-settings'
import type { Wait } from '../http/retry-after'
import { trustedFetch } from '../http/trusted-fetch'
import { loadMapping } from '../mapping/load-mapping'
import { because, wholeNumber } from '../setting-shapes'
import { createTrytonTarget } from './target/tryton-target'
import { TrytonClient } from './tryton-client'
import { createTrytonConnector } from './tryton-connector'

const settingsShape = z
  .strictObject({
    /** The server's address, without the database. */
    url: serviceRoot,
    database: z
      .string()
      .trim()
      .regex(/^[\w.-]+$/, because('not_valid')),
    user: z.string().trim().min(1),
    /** The mapping's document. Names of shipped mappings are resolved by the caller, `tryton` where none is named. */
    mapping: z.string().trim().refine(isAbsolute, because('not_an_absolute_path')),
    publish: z.enum(publishingWays).default('requests'),
    /** Code of the warehouse whose forecast takes demand that names no site; the only or first one where empty. */
    warehouse: z.string().trim().default(''),
    ...httpSettings,
    timeoutSeconds: wholeNumber(1, 3_600).default(120),
  })
  .refine(({ url, plainHttp }) => isSafePlace(url, plainHttp), {
    path: ['url'],
    message: because('not_https'),
  })

/** The type, with another way to wait between tries for tests. */
export const trytonTypeWith = (wait?: Wait): ConnectorType => ({
  type: 'tryton',
  create(settings, secret) {
    const checked = checkSettings(settingsShape, settings)
    const { url, database, user, timeoutSeconds, publish, warehouse } = checked
    const fetch = trustedFetch(checked.authority)
    const root = new URL(`${encodeURIComponent(database)}/`, url)
    const session = { root, database, user, password: secret, timeoutSeconds, wait, fetch }
    const client = new TrytonClient(session)
    const target = createTrytonTarget(client, { publish, warehouse })
    return createTrytonConnector(client, loadMapping(checked.mapping), target)
  },
})

export const trytonType: ConnectorType = trytonTypeWith()
