/** Corrections that a person accepted once and that every later pull makes, with a note on each row it touches. */
import { z } from 'zod'

const word = z.string().min(1).max(200)
/** As the source writes it; empty for no value. */
const value = z.string().max(500)
/** Key fields of a row, as the source writes them. */
const key = z.record(word, value)

export const qualityFix = z.discriminatedUnion('kind', [
  /** One value of a field is another, wherever it comes. */
  z.strictObject({
    kind: z.literal('replace_value'),
    entity: word,
    field: word,
    from: value,
    to: value,
  }),
  /** One field of one row. */
  z.strictObject({ kind: z.literal('set_value'), entity: word, key, field: word, to: value }),
  /** Negative numbers of a field lose their sign; in one row where a key is given. */
  z.strictObject({
    kind: z.literal('absolute_value'),
    entity: word,
    field: word,
    key: key.nullable(),
  }),
  /** One row is left out. */
  z.strictObject({ kind: z.literal('drop_row'), entity: word, key }),
  /** Of rows with this key the first is taken, the others are left out. */
  z.strictObject({ kind: z.literal('keep_first'), entity: word, key }),
  /** A code is that one: its own row is left out, and whatever names it names the other. */
  z.strictObject({ kind: z.literal('same_as'), entity: word, from: word, to: word }),
  /** One `unit` is `factor` times `to`; of every item where `item` is `*`. */
  z.strictObject({
    kind: z.literal('unit_conversion'),
    item: word,
    unit: word,
    factor: z.number().positive(),
    to: word,
  }),
])
export type QualityFix = z.infer<typeof qualityFix>
export type QualityFixKind = QualityFix['kind']

export const qualityFixKinds: readonly QualityFixKind[] = [
  'replace_value',
  'set_value',
  'absolute_value',
  'drop_row',
  'keep_first',
  'same_as',
  'unit_conversion',
]

/** A fix that is remembered, with its name. */
export interface RememberedFix {
  readonly fix: string
  readonly what: QualityFix
  readonly by: string
  readonly at: string
}
