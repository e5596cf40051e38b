import { EvenkeelError } from '@shared/contract/error-codes'
import type { z } from 'zod'
import type { SourceTable } from './mapping-shape'

/**
 * What a table is read by, in the words of a protocol. MAPPING_INVALID with the place of the fault where they do not
 * fit its shape, with `expected` where the table says nothing of the kind.
 */
export function wordsOfTable<T>(table: SourceTable, shape: z.ZodType<T>, expected: string): T {
  const given = 'read' in table ? table.read : null
  const checked = shape.safeParse(given)
  if (checked.success) return checked.data
  const [issue] = checked.error.issues
  const path = ['tables', 'read', ...(issue?.path ?? [])].join('.')
  const said = given ? (issue?.message ?? '') : expected
  throw new EvenkeelError('MAPPING_INVALID', { mapping: '', path, expected: said })
}
