/** How a mapping asks for a table of Salesforce: `read: {object, fields, where}`. */
import { z } from 'zod'
import type { SourceTable } from '../mapping/mapping-shape'
import { wordsOfTable } from '../mapping/words-of-table'
import { ConditionFault, fieldsOfCondition } from './check-condition'

const apiName = z.string().regex(/^[A-Za-z]\w{0,79}$/, 'Account | Plan__c')
/** `@today`: the day on which the server answered; `@number`: a whole number that stands for the Id. */
export const ownColumns = ['@today', '@number'] as const
const path = z
  .string()
  .regex(
    /^([A-Za-z]\w{0,79}(\.[A-Za-z]\w{0,79}){0,4}|@today|@number)$/,
    'Name | Account.Name | @today',
  )

const where = z
  .string()
  .max(4_000)
  .superRefine((text, context) => {
    try {
      fieldsOfCondition(text)
    } catch (error) {
      if (!(error instanceof ConditionFault)) throw error
      context.addIssue({ code: 'custom', message: `${error.at + 1}: ${error.message}` })
    }
  })

const wordsShape = z.strictObject({
  object: apiName,
  fields: z.array(path).min(1).max(400),
  /** Fields that an organisation may do without: their cells are then empty. */
  optional_fields: z.array(path).max(400).default([]),
  /** One condition of SOQL. */
  where: where.optional(),
  /** `bulk` for what is always large; found out otherwise. */
  by: z.enum(['query', 'bulk', 'either']).default('either'),
})

export type TableWords = z.infer<typeof wordsShape>

/** The words of a table; MAPPING_INVALID where they are not those of Salesforce. */
export const wordsOf = (table: SourceTable): TableWords =>
  wordsOfTable(table, wordsShape, 'read: {object, fields}')
