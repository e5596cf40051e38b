/** Custom objects of an organisation as the place of staged publishing. */
import { createHash } from 'node:crypto'
import type { PublishDocument, PublishedLine } from '@shared/contract/contract-types'
import { EvenkeelError } from '@shared/contract/error-codes'
import { z } from 'zod'
import { lineKey } from '../../connector'
import { readPublished } from '../../published-document'
import { answerInvalid } from '../../reasons'
import type { StagedLine, StagedPlace, StagedRecord } from '../../staged-target'
import { readQuery } from '../read-query'
import type { SalesforceClient } from '../salesforce-client'
import {
  decisionKey,
  decisionObject,
  lineExternalKey,
  lineObject,
  partKey,
  partLength,
  partObject,
} from './record-fields'
import { upsertRecords } from './upsert-records'

const recordShape = z.object({
  Id: z.string(),
  Name: z.string().nullish(),
  State__c: z.string().nullable(),
  CreatedDate: z.string(),
})
const lineShape = z.object({
  Measure__c: z.string(),
  Item__c: z.string(),
  Customer__c: z.string().nullable(),
  Site__c: z.string().nullable(),
  Month__c: z.string(),
  Quantity__c: z.number(),
  Decision_Key__c: z.string().nullable(),
})
const partShape = z.object({ Text__c: z.string() })

/** A text of SOQL. */
const quoted = (text: string): string => `'${text.replace(/[\\']/g, (sign) => `\\${sign}`)}'`

/** External ids hold 255 characters. */
function externalId(line: PublishedLine): string {
  const name = lineKey(line)
  return name.length <= 255 ? name : createHash('sha256').update(name).digest('hex')
}

/** Pieces of at most `partLength`; a sign of two code units is not cut. */
function partsOf(text: string): string[] {
  const parts: string[] = []
  for (let at = 0; at < text.length; ) {
    const cut = /[\uD800-\uDBFF]/.test(text.charAt(at + partLength - 1))
    const next = at + partLength - (cut ? 1 : 0)
    parts.push(text.slice(at, next))
    at = next
  }
  return parts
}

class SalesforcePlace implements StagedPlace<StagedLine> {
  readonly #client: SalesforceClient

  constructor(client: SalesforceClient) {
    this.#client = client
  }

  get address(): string {
    return this.#client.address
  }

  async record(key: string, signal: AbortSignal): Promise<StagedRecord | null> {
    const client = this.#client
    const names = Object.keys(recordShape.shape)
    const [found] = await this.#all(
      decisionObject,
      names,
      `${decisionKey} = ${quoted(key)}`,
      recordShape,
      signal,
    )
    if (!found) return null
    const created = Date.parse(found.CreatedDate)
    if (Number.isNaN(created))
      throw answerInvalid(client.address, 'not_as_expected', `${decisionObject} CreatedDate`)
    const page = `lightning/r/${decisionObject}/${found.Id}/view#${encodeURIComponent(key)}`
    return {
      complete: found.State__c === 'complete',
      receipt: {
        reference: found.Name ?? found.Id,
        receivedAt: new Date(created).toISOString(),
        place: new URL(`/${page}`, client.root).href,
      },
    }
  }

  async begin(document: PublishDocument, signal: AbortSignal): Promise<void> {
    const { key, decision, lines } = document
    const text = JSON.stringify(document)
    const parts = partsOf(text)
    await this.#upsert(
      partObject,
      partKey,
      parts.map((part, index) => ({
        [partKey]: `${key}#${index + 1}`,
        Decision_Key__c: key,
        Position__c: index + 1,
        // Salesforce trims texts; what stands between bars keeps its blanks.
        Text__c: `|${part}|`,
      })),
      signal,
    )
    await this.#upsert(
      decisionObject,
      decisionKey,
      [
        {
          [decisionKey]: key,
          State__c: 'receiving',
          Number__c: decision.number,
          Question__c: decision.question,
          Choice__c: decision.choice,
          Reason__c: decision.reason,
          Owner_Name__c: decision.owner,
          Due__c: decision.due,
          Decided_By__c: decision.decidedBy,
          Decided_At__c: decision.decidedAt,
          Hash__c: decision.hash,
          Line_Count__c: lines.length,
          Part_Count__c: parts.length,
        },
      ],
      signal,
    )
  }

  async held(lines: readonly PublishedLine[], signal: AbortSignal) {
    const held = new Map<string, StagedLine>()
    const months = lines.map((line) => line.month).sort()
    const [first] = months
    const last = months.at(-1)
    if (first === undefined || last === undefined) return held
    const where = `Month__c >= ${quoted(first)} AND Month__c <= ${quoted(last)}`
    const names = Object.keys(lineShape.shape)
    for (const line of await this.#all(lineObject, names, where, lineShape, signal)) {
      const name = lineKey({
        measure: line.Measure__c,
        item: line.Item__c,
        customer: line.Customer__c,
        site: line.Site__c,
        month: line.Month__c,
      })
      held.set(name, { quantity: line.Quantity__c, decision: line.Decision_Key__c })
    }
    return held
  }

  write(
    lines: readonly PublishedLine[],
    _held: ReadonlyMap<string, StagedLine>,
    decision: string,
    signal: AbortSignal,
  ): Promise<'done' | 'changed'> {
    const records = lines.map((line) => ({
      [lineExternalKey]: externalId(line),
      Measure__c: line.measure,
      Item__c: line.item,
      Customer__c: line.customer,
      Site__c: line.site,
      Month__c: line.month,
      Quantity__c: line.quantity,
      Decision_Key__c: decision,
    }))
    return upsertRecords(this.#client, lineObject, lineExternalKey, records, signal)
  }

  async complete(key: string, signal: AbortSignal): Promise<void> {
    const record = { [decisionKey]: key, State__c: 'complete' }
    await this.#upsert(decisionObject, decisionKey, [record], signal)
  }

  async document(key: string, signal: AbortSignal): Promise<PublishDocument | null> {
    const where = `Decision_Key__c = ${quoted(key)} ORDER BY Position__c`
    const parts = await this.#all(partObject, ['Text__c'], where, partShape, signal)
    const text = parts.map(({ Text__c: part }) => part.replace(/^\|([\s\S]*)\|$/, '$1')).join('')
    return readPublished(text, this.#client.address, partObject)
  }

  async #all<Shape extends z.ZodType>(
    object: string,
    fields: readonly string[],
    where: string,
    shape: Shape,
    signal: AbortSignal,
  ): Promise<z.infer<Shape>[]> {
    const soql = `SELECT ${fields.join(', ')} FROM ${object} WHERE ${where}`
    const found: z.infer<Shape>[] = []
    for await (const { records } of readQuery(this.#client, soql, signal))
      for (const record of records) {
        const read = shape.safeParse(record)
        if (!read.success)
          throw answerInvalid(this.#client.address, 'not_as_expected', object, read.error)
        found.push(read.data)
      }
    return found
  }

  /** For what nobody else writes. */
  async #upsert(...[object, externalId, records, signal]: UpsertWords): Promise<void> {
    const outcome = await upsertRecords(this.#client, object, externalId, records, signal)
    if (outcome === 'done') return
    const { address } = this.#client
    throw new EvenkeelError('SERVER_FAILED', { address, status: 409, detail: object })
  }
}

type UpsertWords = Parameters<typeof upsertRecords> extends [unknown, ...infer Rest] ? Rest : never

export const salesforcePlace = (client: SalesforceClient): StagedPlace<StagedLine> =>
  new SalesforcePlace(client)
