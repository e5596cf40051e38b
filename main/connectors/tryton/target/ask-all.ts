/** All records that a question has, as a shape. */
import { z } from 'zod'
import { answerInvalid } from '../../reasons'
import { readRecords } from '../read-records'
import type { Context, Domain, TrytonClient } from '../tryton-client'
import { valueAt } from '../tryton-values'

interface Question {
  readonly model: string
  readonly fields: readonly string[]
  readonly domain?: Domain
  readonly order?: readonly string[]
  readonly context?: Context
}

/** The records' fields as plain values, by their names with relations. */
export async function askAll<Shape extends z.ZodType>(
  client: TrytonClient,
  { model, fields, domain = [], order = [], context = {} }: Question,
  shape: Shape,
  signal: AbortSignal,
): Promise<z.infer<Shape>[]> {
  const found: z.infer<Shape>[] = []
  for await (const page of readRecords(client, { model, fields, domain, order, context }, signal))
    for (const row of page) {
      const named = ['id', ...fields].map((name) => [name, valueAt(row, name)] as const)
      const read = shape.safeParse(Object.fromEntries(named))
      if (!read.success) throw answerInvalid(client.address, 'not_as_expected', model, read.error)
      found.push(read.data)
    }
  return found
}

export const idField = z.number().int()
