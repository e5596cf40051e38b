/** What a mapping says of a JSON interface besides its tables: how people sign in, who they are, where decisions go. */
import { z } from 'zod'
import { jsonPath, relativePath, wordsShape } from './table-words'

const name = z.string().min(1).max(200)
const send = z.enum(['POST', 'PUT', 'PATCH'])

const target = z.strictObject({
  /** Writes the record: `{state}` is `receiving` at first and `complete` in the end. */
  record: z.strictObject({
    path: relativePath,
    method: send.default('PUT'),
    body: z.json(),
    /** Header that carries the key, so that what is repeated is known. */
    idempotency_header: name.optional(),
  }),
  /** Finds the record again. */
  find: z.strictObject({
    path: relativePath,
    state: jsonPath,
    reference: jsonPath,
    received_at: jsonPath,
    document: jsonPath,
  }),
  /** Writes agreed figures, `batch` at a time. */
  lines: z.strictObject({
    path: relativePath,
    method: send.default('POST'),
    batch: z.int().min(1).max(10_000).default(500),
    body: z.json(),
    each: z.json(),
  }),
  /** Reads them: columns `measure`, `item`, `customer`, `site`, `month`, `quantity`, `decision`. */
  held: wordsShape,
})
export type TargetWords = z.infer<typeof target>

export const serviceShape = z.strictObject({
  headers: z.record(name, z.string().max(1_000)).default({}),
  /** For connections that sign in with name and password to get a token or a cookie. */
  login: z
    .strictObject({
      path: relativePath,
      body: z.json(),
      /** Where the token is in the answer; a cookie is kept where there is none. */
      token: jsonPath.optional(),
      header: name.default('authorization'),
      prefix: z.string().max(50).default('Bearer '),
    })
    .optional(),
  who: z.strictObject({ path: relativePath, user: jsonPath }).optional(),
  target: target.optional(),
})
export type ServiceWords = z.infer<typeof serviceShape>
