/** The functions of the formula language: what each takes. Their explanations are `formulas.function_<name>` in the catalogues. */

/** `constant`: a whole number written out, between `least` and `most`. */
export interface ConstantArgument {
  readonly least: number
  readonly most: number
}

export interface FunctionShape {
  /** How many arguments, the constant included. */
  readonly least: number
  readonly most: number
  /** The last argument is this constant; absent where all are figures. */
  readonly constant?: ConstantArgument
  /** What is written when it is chosen from the list, `|` where the typing goes on. */
  readonly sample: string
}

const months: ConstantArgument = { least: 1, most: 60 }
const shift = (name: string): FunctionShape => ({
  least: 2,
  most: 2,
  constant: months,
  sample: `${name}(|, 1)`,
})
const single = (name: string): FunctionShape => ({ least: 1, most: 1, sample: `${name}(|)` })
const several = (name: string): FunctionShape => ({ least: 2, most: 20, sample: `${name}(|, 0)` })

const shapes = {
  if: { least: 3, most: 3, sample: 'if(|, 1, 0)' },
  coalesce: several('coalesce'),
  min: several('min'),
  max: several('max'),
  abs: single('abs'),
  round: { least: 2, most: 2, constant: { least: -6, most: 6 }, sample: 'round(|, 0)' },
  and: several('and'),
  or: several('or'),
  not: single('not'),
  prev: single('prev'),
  lag: shift('lag'),
  lead: shift('lead'),
  cumulate: single('cumulate'),
  year_to_date: single('year_to_date'),
  moving_sum: { ...shift('moving_sum'), sample: 'moving_sum(|, 3)' },
  moving_average: { ...shift('moving_average'), sample: 'moving_average(|, 3)' },
  month_of_year: { least: 0, most: 0, sample: 'month_of_year()|' },
} as const satisfies Record<string, FunctionShape>

export type FunctionName = keyof typeof shapes

export const formulaFunctions: Readonly<Record<FunctionName, FunctionShape>> = shapes
export const functionNames = Object.keys(shapes) as readonly FunctionName[]

export const isFunctionName = (name: string): name is FunctionName => Object.hasOwn(shapes, name)
