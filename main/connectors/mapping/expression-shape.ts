/** How a mapping says where a value comes from: a closed list of operations over columns. Nothing in it is executed. */
import { z } from 'zod'
import { dateParts } from './convert-values'

const plain = z.union([z.string(), z.number(), z.boolean(), z.null()])

const one = ['trim', 'upper', 'lower', 'month'] as const
const many = ['add', 'multiply', 'least', 'greatest', 'first'] as const
const two = ['subtract', 'divide'] as const
const compared = ['equal', 'different', 'less', 'at_most', 'more', 'at_least'] as const

type Plain = z.infer<typeof plain>

export type Operation =
  /** Text without blanks at its ends, in capitals or small letters; `month`: `YYYY-MM` of a date. */
  | { readonly do: (typeof one)[number]; readonly of: Expression }
  /** A number whose decimal mark is declared; the other mark and blanks group its thousands. */
  | { readonly do: 'number'; readonly of: Expression; readonly decimal: '.' | ',' }
  /** A date written as `format` says: `YYYY`, `YY`, `MM`, `M`, `DD`, `D` and signs between them; what follows is left out. */
  | { readonly do: 'date'; readonly of: Expression; readonly format: string }
  /** First day of the month of a date, `months_later` months on. */
  | { readonly do: 'first_day'; readonly of: Expression; readonly months_later: number }
  | {
      readonly do: 'map'
      readonly of: Expression
      readonly to: Readonly<Record<string, Plain>>
      /** For codes that `to` does not hold; without it they are a finding. */
      readonly otherwise?: Expression | undefined
    }
  | { readonly do: 'concat'; readonly of: readonly Expression[]; readonly with: string }
  /** `first`: the first value that is not empty. An empty value makes sum and product empty; `least` and `greatest` pass it over. */
  | { readonly do: (typeof many)[number]; readonly of: readonly Expression[] }
  /** Empty where either value is, and where the divisor is 0. */
  | { readonly do: (typeof two)[number]; readonly of: readonly Expression[] }
  | { readonly do: 'round'; readonly of: Expression; readonly digits: number }
  /** A value of another table's row, found by key; empty where there is none. The first row of a key counts. */
  | {
      readonly do: 'lookup'
      readonly table: string
      readonly by: Readonly<Record<string, Expression>>
      readonly column: string
    }
  | {
      readonly do: 'choose'
      readonly cases: readonly { readonly when: Condition; readonly take: Expression }[]
      readonly otherwise: Expression
    }
  /** A quantity in another unit: `factors` says `GAL>OZ` as units of the second for one of the first. Equal units need none. */
  | {
      readonly do: 'convert'
      readonly of: Expression
      readonly from: Expression
      readonly to: Expression
      readonly factors: Readonly<Record<string, number>>
    }

/** A text is a column, a number is itself. */
export type Expression = string | number | { readonly constant: Plain } | Operation

export type Condition =
  | { readonly is: (typeof compared)[number]; readonly of: readonly Expression[] }
  | { readonly is: 'one_of'; readonly of: Expression; readonly values: readonly Plain[] }
  | { readonly is: 'empty' | 'filled'; readonly of: Expression }
  | { readonly is: 'all' | 'any'; readonly of: readonly Condition[] }
  | { readonly is: 'not'; readonly of: Condition }

const some = z.lazy(() => z.array(expression).min(1))
const pair = z.lazy(() => z.array(expression).length(2))
const any: z.ZodType<Expression> = z.lazy(() => expression)
const whether: z.ZodType<Condition> = z.lazy(() => condition)
const names = <V extends z.ZodType>(value: V) => z.record(z.string().min(1), value)

/** Year and month, and the day where there is one, each written once. */
const dateFormat = z.string().refine((format) => {
  const parts = dateParts(format).map(([letter]) => letter)
  const named = new Set(parts)
  return named.has('Y') && named.has('M') && named.size === parts.length
}, 'YYYY | YY, MM | M (, DD | D)')

const operation = z.discriminatedUnion('do', [
  z.strictObject({ do: z.enum(one), of: any }),
  z.strictObject({ do: z.literal('number'), of: any, decimal: z.enum(['.', ',']) }),
  z.strictObject({ do: z.literal('date'), of: any, format: dateFormat }),
  z.strictObject({
    do: z.literal('first_day'),
    of: any,
    months_later: z.int().min(-1200).max(1200).default(0),
  }),
  z.strictObject({ do: z.literal('map'), of: any, to: names(plain), otherwise: any.optional() }),
  z.strictObject({ do: z.literal('concat'), of: some, with: z.string().default('') }),
  z.strictObject({ do: z.enum(many), of: some }),
  z.strictObject({ do: z.enum(two), of: pair }),
  z.strictObject({ do: z.literal('round'), of: any, digits: z.int().min(0).max(12) }),
  z.strictObject({
    do: z.literal('lookup'),
    table: z.string(),
    by: names(any),
    column: z.string(),
  }),
  z.strictObject({
    do: z.literal('choose'),
    cases: z.array(z.strictObject({ when: whether, take: any })).min(1),
    otherwise: any,
  }),
  z.strictObject({
    do: z.literal('convert'),
    of: any,
    from: any,
    to: any,
    factors: z.record(z.string().regex(/^[^>]+>[^>]+$/), z.number().positive()),
  }),
])

export const expression: z.ZodType<Expression> = z.union([
  z.string().min(1),
  z.number(),
  z.strictObject({ constant: plain }),
  operation,
])

export const condition: z.ZodType<Condition> = z.discriminatedUnion('is', [
  z.strictObject({ is: z.enum(compared), of: pair }),
  z.strictObject({ is: z.literal('one_of'), of: any, values: z.array(plain).min(1) }),
  z.strictObject({ is: z.enum(['empty', 'filled']), of: any }),
  z.strictObject({ is: z.enum(['all', 'any']), of: z.lazy(() => z.array(condition).min(1)) }),
  z.strictObject({ is: z.literal('not'), of: whether }),
])
