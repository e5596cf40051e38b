/** Consensus demand of every line under a scenario's overrides and drivers. */
import type { demandDriver } from '@shared/model/drivers'
import type { z } from 'zod'
import { indexOnAxis } from '../calendar/month-axis'
import { demandAttribute } from '../hierarchy/line-attributes'
import type { DemandLine } from '../model/plan-lines'
import type { PlanCube } from '../plan/plan-cube'
import type { PlanModel } from '../plan/plan-model'
import { driversInOrder, type PlanState } from '../plan/plan-state'

type DemandDriver = z.infer<typeof demandDriver>

const touches = (line: DemandLine, driver: DemandDriver): boolean =>
  Object.entries(driver.where).every(([name, value]) => demandAttribute(line, name) === value)

/** Fills `consensus_demand` and `driven`. A driver multiplies what stood before it; a number typed in the driver's own scenario or a later one is taken as typed. */
export function calculateDemand(model: PlanModel, state: PlanState, cube: PlanCube): void {
  const consensus = cube.demand.consensus_demand
  consensus.set(model.blendedDemand)
  for (const [cell, { value }] of state.written.override) consensus[cell] = value
  applyDrivers(model, state, cube)
}

function applyDrivers({ axis, demandLines }: PlanModel, state: PlanState, cube: PlanCube): void {
  const count = axis.periods.length
  const consensus = cube.demand.consensus_demand
  cube.driven.fill(0)
  for (const { driver, depth } of driversInOrder(state)) {
    const { assumption } = driver
    if (assumption.kind !== 'demand_percent') continue
    const from = Math.max(axis.current, indexOnAxis(axis, assumption.from))
    const to = Math.min(count - 1, indexOnAxis(axis, assumption.to))
    demandLines.forEach((line, index) => {
      if (!touches(line, assumption)) return
      for (let t = from; t <= to; t++) {
        const at = index * count + t
        cube.driven[at] = 1
        if ((state.written.override.get(at)?.depth ?? -1) >= depth) continue
        consensus[at] = (consensus[at] ?? 0) * (1 + assumption.percent / 100)
      }
    })
  }
}
