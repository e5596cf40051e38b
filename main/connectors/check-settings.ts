/** Checks a connection's settings against what its type takes. */
import { EvenkeelError } from '@shared/contract/error-codes'
import type { z } from 'zod'

/** The settings as `shape` reads them; CONNECTION_INVALID {field, reason} otherwise. */
export function checkSettings<Shape extends z.ZodType>(
  shape: Shape,
  settings: Readonly<Record<string, string>>,
): z.infer<Shape> {
  const checked = shape.safeParse(settings)
  if (checked.success) return checked.data
  const issue = checked.error.issues[0]
  const field = issue?.path.join('.') || (issue?.code === 'unrecognized_keys' ? issue.keys[0] : '')
  throw new EvenkeelError('CONNECTION_INVALID', {
    field: field || 'settings',
    reason: issue?.message ?? 'not valid',
  })
}
