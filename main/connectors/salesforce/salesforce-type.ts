/** The Salesforce connector as a type of connection. */
import { isAbsolute } from 'node:path'
import { z } from 'zod'
import { checkSettings } from '../check-settings'
import { isZone } from '../clock-of-zone'
import type { ConnectorType } from '../connector-type'
import { httpSettings, isSafePlace, serviceRoot } from '../http/http-settings'
import type { Wait } from '../http/retry-after'
import { trustedFetch } from '../http/trusted-fetch'
import { loadMapping } from '../mapping/load-mapping'
import { because, wholeNumber } from '../setting-shapes'
import { createStagedTarget } from '../staged-target'
import { SalesforceClient } from './salesforce-client'
import { createSalesforceConnector } from './salesforce-connector'
import { grants, SalesforceSignIn } from './sign-in'
import { salesforcePlace } from './target/salesforce-place'

const settingsShape = z
  .strictObject({
    /** Where people sign in: the domain of the organisation. */
    url: serviceRoot.default(new URL('https://login.salesforce.com/')),
    grant: z.enum(grants).default('refresh_token'),
    /** Consumer key of the connected app. */
    client: z.string().trim().min(1),
    /** For `jwt`: whom the app signs in. */
    user: z.string().trim().default(''),
    version: z
      .string()
      .regex(/^\d{2,3}\.0$/)
      .default('62.0'),
    timeZone: z
      .string()
      .trim()
      .refine((zone) => zone === '' || isZone(zone))
      .default(''),
    bulkFrom: wholeNumber(1, 100_000_000).default(20_000),
    /** The mapping's document. Names of shipped mappings are resolved by the caller. */
    mapping: z.string().trim().refine(isAbsolute, because('not_an_absolute_path')),
    ...httpSettings,
  })
  .refine(({ url, plainHttp }) => isSafePlace(url, plainHttp), {
    path: ['url'],
    message: because('not_https'),
  })
  .refine(({ grant, user }) => grant !== 'jwt' || user !== '', { path: ['user'] })

/** The type, with another way to wait between tries for tests. */
export const salesforceTypeWith = (wait?: Wait): ConnectorType => ({
  type: 'salesforce',
  create(settings, secret) {
    const checked = checkSettings(settingsShape, settings)
    const { url: root, user, timeoutSeconds, grant, version, timeZone, bulkFrom } = checked
    const fetch = trustedFetch(checked.authority)
    const place = { root, user: user || checked.client, timeoutSeconds, wait, fetch }
    const signIn = new SalesforceSignIn({
      ...place,
      grant,
      client: checked.client,
      secret,
      now: Date.now,
    })
    const client = new SalesforceClient({ ...place, signIn, version })
    return createSalesforceConnector(
      client,
      loadMapping(checked.mapping),
      { timeZone, bulkFrom },
      createStagedTarget(salesforcePlace(client)),
    )
  },
})

export const salesforceType: ConnectorType = salesforceTypeWith()
