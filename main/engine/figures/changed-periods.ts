/** Which periods of which lines hold other figures than before, so that totals add up those alone. */

import { horizonOf } from '../plan/plan'
import type { PlanModel } from '../plan/plan-model'
import { type LineSide, supplyPlace } from './figure-keys'

/** Marks of a line's period: its figures, and the one figure that a change moves in every period after it. */
export const changedFigures = 1
export const changedRunning = 2

/** The figure that runs on through the horizon. */
export const runningPlace: Readonly<Record<LineSide, number>> = {
  demand: -1,
  supply: supplyPlace.cumulative_available_to_promise,
}

export type ChangedPeriods = Readonly<Record<LineSide, Uint8Array>>

const kept = new WeakMap<PlanModel, ChangedPeriods>()

/** Lines × planned periods of a model, zero between calculations: one runs at a time. */
export function changedPeriods(model: PlanModel): ChangedPeriods {
  const known = kept.get(model)
  if (known) return known
  const horizon = horizonOf(model)
  const made: ChangedPeriods = {
    demand: new Uint8Array(model.demandLines.length * horizon),
    supply: new Uint8Array(model.supplyLines.length * horizon),
  }
  kept.set(model, made)
  return made
}

/** Forgets what is marked of these lines. */
export function clearChanged(marks: Uint8Array, lines: Iterable<number>, horizon: number): void {
  for (const line of lines) marks.fill(0, line * horizon, (line + 1) * horizon)
}
