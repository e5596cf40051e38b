import { z } from 'zod'
import { roles } from '../model/roles'
import { bilingual, call, done, identifier, nothing } from './call-shape'

export const languages = ['en', 'zh-CN'] as const
export type Language = (typeof languages)[number]
export const themes = ['light', 'dark', 'system'] as const

export const person = z.strictObject({
  person: identifier,
  name: bilingual,
  role: z.enum(roles),
})
export type Person = z.infer<typeof person>

export const settings = z.strictObject({
  language: z.enum(languages),
  theme: z.enum(themes),
  /** Connection that pulls read from, and the one that approved records are published to. */
  source: identifier.nullable(),
  target: identifier.nullable(),
})
export type Settings = z.infer<typeof settings>

export const appCalls = {
  'app.info': call(
    nothing,
    z.strictObject({
      version: z.string(),
      shell: z.enum(['desktop', 'browser', 'cli']),
      workspace: z.string(),
      company: bilingual.nullable(),
      currency: z.string().nullable(),
      /** Why the desktop shell is not running, when it was wanted; null otherwise. */
      shellReason: z.string().nullable(),
      secretsKept: z.boolean(),
    }),
  ),
  'settings.get': call(nothing, settings),
  'settings.set': call(settings.partial(), settings),
  'people.list': call(nothing, z.array(person)),
  'session.get': call(nothing, person),
  'session.switch': call(z.strictObject({ person: identifier }), person),
  /** Small things a window remembers (sizes, last family); never planning data. */
  'memory.get': call(z.strictObject({ key: identifier }), z.strictObject({ value: z.unknown() })),
  'memory.set': call(z.strictObject({ key: identifier, value: z.unknown() }), done),
} as const
