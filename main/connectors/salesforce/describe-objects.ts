/** What an organisation's objects have: its fields, asked for once. */
import { z } from 'zod'
import type { SalesforceClient } from './salesforce-client'

const describeShape = z.object({
  name: z.string(),
  fields: z.array(
    z.object({
      name: z.string(),
      type: z.string(),
      calculated: z.boolean().default(false),
      relationshipName: z.string().nullish(),
      referenceTo: z.array(z.string()).default([]),
    }),
  ),
})

export interface ObjectFields {
  readonly name: string
  /** ISO time of the server when it answered. */
  readonly askedAt: string | null
  /** By name in small letters. */
  readonly fields: ReadonlyMap<string, FieldFacts>
  /** Objects that a relationship leads to, by its name in small letters. */
  readonly relations: ReadonlyMap<string, readonly string[]>
}

export interface FieldFacts {
  readonly name: string
  readonly type: string
  /** Its value may change without the record being touched. */
  readonly follows: boolean
}

/** Whatever several kinds of record may be behind a relationship is not looked into. */
const unknownType: Omit<FieldFacts, 'name'> = { type: 'anyType', follows: true }

export class ObjectDescriptions {
  readonly #client: SalesforceClient
  readonly #known = new Map<string, Promise<ObjectFields | null>>()

  constructor(client: SalesforceClient) {
    this.#client = client
  }

  /** Null where the organisation has no such object, or not for this user. */
  object(name: string, signal: AbortSignal): Promise<ObjectFields | null> {
    const key = name.toLowerCase()
    const known = this.#known.get(key)
    if (known) return known
    const asked = this.#ask(name, signal)
    this.#known.set(key, asked)
    asked.catch(() => this.#known.delete(key))
    return asked
  }

  /** What is known of a field, also along relationships (`Account.Name`); null where it is not there. */
  async field(object: string, path: string, signal: AbortSignal): Promise<FieldFacts | null> {
    const described = await this.object(object, signal)
    if (!described) return null
    const [first = '', ...rest] = path.split('.')
    if (rest.length === 0) return described.fields.get(first.toLowerCase()) ?? null
    const targets = described.relations.get(first.toLowerCase())
    const [only] = targets ?? []
    if (only === undefined) return null
    if (targets?.length !== 1) return { name: path, ...unknownType }
    const found = await this.field(only, rest.join('.'), signal)
    return found && { ...found, name: path, follows: true }
  }

  async #ask(name: string, signal: AbortSignal): Promise<ObjectFields | null> {
    const link = `sobjects/${encodeURIComponent(name)}/describe`
    const answer = await this.#client.request(link, { expected: [404] }, signal)
    if (answer.status === 404) return null
    const described = this.#client.parse(answer, describeShape)
    const time = Date.parse(answer.headers.get('date') ?? '')
    return {
      name: described.name,
      askedAt: Number.isNaN(time) ? null : new Date(time).toISOString(),
      fields: new Map(
        described.fields.map(({ name: field, type, calculated: follows }) => [
          field.toLowerCase(),
          { name: field, type, follows },
        ]),
      ),
      relations: new Map(
        described.fields.flatMap(({ relationshipName, referenceTo }) =>
          relationshipName ? [[relationshipName.toLowerCase(), referenceTo] as const] : [],
        ),
      ),
    }
  }
}
