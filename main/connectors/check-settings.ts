/** Checks a connection's settings against what its type takes. */
import { EvenkeelError } from '@shared/contract/error-codes'
import type { z } from 'zod'
import { type SettingReason, settingReasons } from './reasons'

/** The settings as `shape` reads them; CONNECTION_INVALID {field, reason} otherwise. A shape gives its reasons as words of `settingReasons`. */
export function checkSettings<Shape extends z.ZodType>(
  shape: Shape,
  settings: Readonly<Record<string, string>>,
): z.infer<Shape> {
  const checked = shape.safeParse(settings)
  if (checked.success) return checked.data
  const issue = checked.error.issues[0]
  const unknown = issue?.code === 'unrecognized_keys' ? issue.keys[0] : undefined
  const field = unknown ?? issue?.path.join('.') ?? ''
  throw new EvenkeelError('CONNECTION_INVALID', {
    field: field === '' ? 'settings' : field,
    reason: reasonOf(issue, settings, unknown !== undefined),
  })
}

function reasonOf(
  issue: z.core.$ZodIssue | undefined,
  settings: Readonly<Record<string, string>>,
  unknown: boolean,
): SettingReason {
  if (unknown) return 'unknown_setting'
  const given = settings[String(issue?.path[0] ?? '')]
  if (given === undefined || given.trim() === '') return 'missing'
  return settingReasons.find((reason) => reason === issue?.message) ?? 'not_valid'
}
