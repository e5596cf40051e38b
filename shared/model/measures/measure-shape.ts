/** How a measure is declared. The engine holds the formula of the same key; everything that lists, labels, sums or edits measures reads the declaration. */

export type MeasureUnit = 'quantity' | 'money' | 'days' | 'share' | 'hours'
export type MeasureLevel = 'demand' | 'supply' | 'resource'

/** How lines become a total: added up, or one sum over another (`share` and `days` measures). */
export type Aggregation =
  | { readonly kind: 'sum' }
  | {
      readonly kind: 'ratio'
      readonly of: string
      readonly to: string
      /** Multiplies the ratio, for units such as days. */
      readonly times: number
    }

export interface Measure {
  /** The word in SQL, contract and message catalogue (`measures.<key>`). */
  readonly key: string
  readonly level: MeasureLevel
  readonly unit: MeasureUnit
  readonly across: Aggregation
  /** Total over several periods: flows add up, positions keep their last value. */
  readonly overTime: 'sum' | 'last' | 'ratio'
  readonly editable: boolean
  /** Measures its formula reads; empty for what comes from the snapshot or the planner. */
  readonly from: readonly string[]
  /** Known for the past, the future, or both. */
  readonly span: 'past' | 'future' | 'both'
}

type Options = Partial<Omit<Measure, 'key' | 'level' | 'unit'>>

const sum: Aggregation = { kind: 'sum' }
const flow: Omit<Measure, 'key' | 'level' | 'unit'> = {
  across: sum,
  overTime: 'sum',
  editable: false,
  from: [],
  span: 'future',
}

export const measure = (
  level: MeasureLevel,
  key: string,
  unit: MeasureUnit,
  options: Options = {},
): Measure => ({ key, level, unit, ...flow, ...options })

export const ratio = (of: string, to: string, times = 1): Options => ({
  across: { kind: 'ratio', of, to, times },
  overTime: 'ratio',
  from: [of, to],
})
