import { z } from 'zod'
import { formulaFaults } from '../model/formula/formula-shape'
import { lineLevels, measureUnits } from '../model/measures/measure-shape'
import { ownAggregations } from '../model/measures/own-measures'
import { planners } from '../model/roles'
import { call, done, identifier, isoTime, nothing } from './call-shape'

const name = z.string().trim().min(1).max(80)
/** Longer than a formula may be, so that one that is too long is told where it ends. */
const formulaText = z.string().max(20_000)

/** A measure that a planner defines. */
export const ownMeasure = z.strictObject({
  /** The word by which formulas name it: `^[a-z][a-z0-9_]*$`, at most 40 characters. */
  key: z.string().min(1).max(40),
  name: z.strictObject({ zh: name, en: name }),
  level: z.enum(lineLevels),
  unit: z.enum(measureUnits),
  formula: formulaText,
  /** `sum`: worked out line by line, then added up; `formula`: worked out from the totals of what it reads. */
  across: z.enum(ownAggregations),
})

export const storedMeasure = ownMeasure.extend({ savedBy: z.string(), savedAt: isoTime })
export type StoredMeasure = z.infer<typeof storedMeasure>

/** What is wrong with a formula and where; `start` and `end` count characters from 0. */
export const formulaFault = z.strictObject({
  code: z.enum(formulaFaults),
  start: z.number(),
  end: z.number(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
})

export const formulaCheck = z.discriminatedUnion('ok', [
  /** `reads`: keys of the measures the formula names. */
  z.strictObject({ ok: z.literal(true), reads: z.array(z.string()) }),
  z.strictObject({ ok: z.literal(false), fault: formulaFault }),
])
export type FormulaCheck = z.infer<typeof formulaCheck>

export const measureCalls = {
  /** The own measures, in the order in which they were made; `fault` where the formula of one no longer holds. */
  'measures.list': call(nothing, z.array(storedMeasure.extend({ fault: formulaFault.nullable() }))),
  /** Reads a formula as that of the measure `key`, which need not be there yet. */
  'measures.check': call(
    z.strictObject({
      key: z.string().max(40).default(''),
      level: z.enum(lineLevels),
      formula: formulaText,
    }),
    formulaCheck,
  ),
  /** Adds the measure or changes the one of its key. MEASURE_KEY_TAKEN, FORMULA_NOT_UNDERSTOOD, MEASURE_IN_USE. */
  'measures.save': call(ownMeasure, storedMeasure, planners),
  /** NOT_FOUND; MEASURE_IN_USE where another own measure reads it. */
  'measures.remove': call(z.strictObject({ key: identifier }), done, planners),
} as const
