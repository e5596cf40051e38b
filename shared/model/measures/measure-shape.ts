/** How a measure is declared. The engine holds the formula of the same key; everything that lists, labels, sums or edits measures reads the declaration. */

export const measureUnits = ['quantity', 'money', 'days', 'share', 'hours'] as const
export type MeasureUnit = (typeof measureUnits)[number]
/** What has figures line by line. */
export const lineLevels = ['demand', 'supply', 'resource'] as const
export type LineLevel = (typeof lineLevels)[number]
/** Finance joins the lines of demand and supply: its measures are of items, families and the whole. */
export const measureLevels = [...lineLevels, 'finance'] as const
export type MeasureLevel = (typeof measureLevels)[number]

/** How lines become a total: added up, an average weighted by another measure, or one sum over another. */
export type Aggregation =
  | { readonly kind: 'sum' }
  | { readonly kind: 'weighted'; readonly by: string }
  | {
      readonly kind: 'ratio'
      readonly of: string
      readonly to: string
      /** Multiplies the ratio, for units such as days. */
      readonly times: number
    }
  /** The measure's formula, applied to the totals of its inputs. */
  | { readonly kind: 'formula' }

/** How a number typed at a total is spread where the planner chose no other rule. */
export type UsualSplit = 'proportional' | 'history' | 'equal'

/** The key of a measure is also the name of its label (`measures.<key>`) and its explanation (`explanations.<key>`) in the catalogues. */
export interface Measure {
  /** The word in SQL, contract and message catalogue. */
  readonly key: string
  readonly level: MeasureLevel
  readonly unit: MeasureUnit
  readonly across: Aggregation
  /** Total over several periods: flows add up, positions keep their last value. */
  readonly overTime: 'sum' | 'last' | 'ratio'
  readonly editable: boolean
  /** The rule for an edit at a total; null where nothing can be typed. */
  readonly split: UsualSplit | null
  /** Measures of the same period its formula reads; empty for what comes from the snapshot or the planner. */
  readonly from: readonly string[]
  /** Measures its formula reads of the period before only; these may lead back to it. */
  readonly fromBefore: readonly string[]
  /** Measures its formula reads of other lines of the bill of materials, which has no loops; these may lead back to it. */
  readonly fromBill: readonly string[]
  /** Some lines have no figure where others have one; otherwise all lines have one in a period, or none has. */
  readonly sparse: boolean
  /** Known for the past, the future, or both. */
  readonly span: 'past' | 'future' | 'both'
}

type Options = Partial<Omit<Measure, 'key' | 'level' | 'unit'>>

const sum: Aggregation = { kind: 'sum' }
const flow: Omit<Measure, 'key' | 'level' | 'unit'> = {
  across: sum,
  overTime: 'sum',
  editable: false,
  split: null,
  from: [],
  fromBefore: [],
  fromBill: [],
  sparse: false,
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

/** An average over lines, each counted by its figure of the measure `by`. */
export const weighted = (by: string): Options => ({
  across: { kind: 'weighted', by },
  overTime: 'ratio',
  from: [by],
})

/** Everything a measure's formula reads, each once. */
export const inputsOf = ({ from, fromBefore, fromBill }: Measure): string[] => [
  ...new Set([...from, ...fromBefore, ...fromBill]),
]
