import { z } from 'zod'
import { driver } from '../model/drivers'
import { planners } from '../model/roles'
import { bilingual, call, identifier, isoTime, nothing, period } from './call-shape'
import { changeResult, indicatorKeys } from './planning-calls'

export const scenarioColours = ['blue', 'orange', 'green', 'purple', 'red', 'teal'] as const

export const scenario = z.strictObject({
  scenario: identifier,
  name: z.string(),
  /** Null for the base plan. */
  parent: identifier.nullable(),
  colour: z.enum(['grey', ...scenarioColours]),
  state: z.enum(['open', 'discarded']),
  snapshot: identifier.nullable(),
  createdBy: z.string(),
  createdAt: isoTime,
  /** What it is for, in its maker's words. */
  note: z.string(),
  /** Nobody can change it while it is locked. */
  locked: z.strictObject({ by: z.string(), at: isoTime }).nullable(),
  drivers: z.array(driver),
  /** Journal entries of its own that are in force. */
  changes: z.number(),
})
export type Scenario = z.infer<typeof scenario>

export const comparedIndicator = z.strictObject({
  indicator: z.enum(indicatorKeys),
  unit: z.enum(['money', 'quantity', 'share']),
  /** One value a scenario, in the order asked. */
  values: z.array(z.number()),
})

export const comparison = z.strictObject({
  scenarios: z.array(
    z.strictObject({ scenario: identifier, name: z.string(), position: z.number() }),
  ),
  currency: z.string(),
  periods: z.array(period),
  indicators: z.array(comparedIndicator),
  families: z.array(
    z.strictObject({ family: z.string(), name: bilingual, indicators: z.array(comparedIndicator) }),
  ),
  /** measure → one series a scenario. */
  series: z.record(z.string(), z.array(z.array(z.number()))),
})
export type Comparison = z.infer<typeof comparison>

export const scenarioCalls = {
  'scenarios.list': call(nothing, z.array(scenario)),
  'scenarios.create': call(
    z.strictObject({
      name: z.string().trim().min(1).max(80),
      parent: identifier,
      drivers: z.array(driver.omit({ driver: true })).default([]),
    }),
    scenario,
    planners,
  ),
  'scenarios.rename': call(
    z.strictObject({ scenario: identifier, name: z.string().trim().min(1).max(80) }),
    scenario,
    planners,
  ),
  /** Changes what is named: what the scenario is for, its colour, whether it is locked. */
  'scenarios.describe': call(
    z.strictObject({
      scenario: identifier,
      note: z.string().max(2000).optional(),
      colour: z.enum(scenarioColours).optional(),
      locked: z.boolean().optional(),
    }),
    scenario,
    planners,
  ),
  /** The order of the tabs; scenarios not named come after those that are. */
  'scenarios.arrange': call(
    z.strictObject({ order: z.array(identifier).min(1).max(1000) }),
    z.array(scenario),
    planners,
  ),
  'scenarios.discard': call(z.strictObject({ scenario: identifier }), scenario, planners),
  'scenarios.restore': call(z.strictObject({ scenario: identifier }), scenario, planners),
  'scenarios.addDriver': call(
    z.strictObject({ scenario: identifier, driver: driver.omit({ driver: true }) }),
    changeResult,
    planners,
  ),
  /** Another assumption in place of a driver's, as one step; of an inherited one too, in this scenario alone. */
  'scenarios.replaceDriver': call(
    z.strictObject({
      scenario: identifier,
      driver: identifier,
      by: driver.omit({ driver: true }),
    }),
    changeResult,
    planners,
  ),
  'scenarios.removeDriver': call(
    z.strictObject({ scenario: identifier, driver: identifier }),
    changeResult,
    planners,
  ),
  /** Side by side over the next `span` periods; the first is the one compared with. */
  'scenarios.compare': call(
    z.strictObject({
      scenarios: z.array(identifier).min(1).max(8),
      span: z.number().int().min(1).max(60).default(12),
    }),
    comparison,
  ),
} as const
