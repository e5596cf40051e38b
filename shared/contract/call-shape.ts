/** How a call is declared: what it takes, what it answers and who may make it. */
import { z } from 'zod'
import type { Role } from '../model/roles'

export interface CallShape {
  readonly params: z.ZodType
  readonly result: z.ZodType
  /** Roles that may call; everybody where absent. */
  readonly roles?: readonly Role[]
}

export function call<P extends z.ZodType, R extends z.ZodType>(
  params: P,
  result: R,
  roles?: readonly Role[],
): { readonly params: P; readonly result: R; readonly roles?: readonly Role[] } {
  return roles ? { params, result, roles } : { params, result }
}

export const nothing = z.strictObject({})
export const done = z.strictObject({})
/** A name in both languages. */
export const bilingual = z.strictObject({ zh: z.string(), en: z.string() })
export type Bilingual = z.infer<typeof bilingual>
export const identifier = z.string().min(1).max(200)
export const isoTime = z.string()
export const period = z.string().regex(/^\d{4}-\d{2}$/)
