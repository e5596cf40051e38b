/** What a target must tell before drivers and numbers are merged into it. */
import type { PlanningDeps } from '@main/services/planning/planning-deps'
import type { ChainLink } from '@main/services/planning/scenario-chain'
import { forecastSettings } from '@shared/changes/forecast-settings'
import type { MergeTarget } from '@shared/changes/merge-step'
import { netEffect } from '@shared/changes/net-effect'
import type { MergeUnit } from '@shared/changes/three-way-merge'
import type { Driver } from '@shared/model/drivers'

const within = ({ assumption }: Driver, period: string): boolean =>
  (!('from' in assumption) || assumption.from <= period) &&
  (!('to' in assumption) || period <= assumption.to)

/** `chain` is that of the target, which must be held by the planning thread. */
export async function readMergeTarget(
  { planning }: Pick<PlanningDeps, 'planning'>,
  chain: readonly ChainLink[],
  taken: readonly MergeUnit[],
): Promise<MergeTarget> {
  const scenario = chain.at(-1)?.scenario.scenario ?? ''
  const depth = chain.length - 1
  const incoming = taken.flatMap((unit) =>
    unit.kind === 'driver' && unit.theirs ? [unit.theirs] : [],
  )
  const forecasts = forecastSettings(chain.flatMap(({ steps }) => steps))
  const none: MergeTarget = {
    depth,
    own: [],
    touches: () => false,
    pinned: () => false,
    forecasts,
  }
  if (incoming.length === 0) return none
  const standing = netEffect(chain.at(-1)?.records ?? [])
  const own = [...standing.drivers.values()].flatMap(({ after, depth: of }) =>
    after && of === depth ? [after] : [],
  )
  const lines = new Map<string, ReadonlySet<string>>()
  for (const { driver, assumption } of [...incoming, ...own])
    lines.set(driver, new Set(await planning.ask('drivenLines', { scenario, assumption })))
  const moves = (driver: Driver, line: string, period: string): boolean =>
    within(driver, period) && (lines.get(driver.driver)?.has(line) ?? false)
  return {
    depth,
    forecasts,
    own: [...standing.cells.values()].flatMap(({ measure, line, period, after, depthAfter }) =>
      after !== null && depthAfter === depth ? [{ measure, line, period, value: after }] : [],
    ),
    touches: ({ theirs }, line, period) => theirs !== null && moves(theirs, line, period),
    pinned: (line, period) => own.some((driver) => moves(driver, line, period)),
  }
}
