/** How items are forecast, as far as a merge brings it along. */
import type { PlanningDeps } from '@main/services/planning/planning-deps'
import type { ChainLink } from '@main/services/planning/scenario-chain'
import { getSnapshot } from '@main/store/reading'
import { forecastSettings } from '@shared/changes/forecast-settings'
import { forecastWrites } from '@shared/changes/merge-step'
import type { ForecastUnit, MergeUnit } from '@shared/changes/three-way-merge'
import type { MergeCell, MergeForecast } from '@shared/contract/compare-calls'
import type { ForecastSetting } from '@shared/model/forecast-setting'
import type { Blocks } from './merge-service'
import type { PartedPlans } from './merge-sources'

const isForecast = (unit: MergeUnit): unit is ForecastUnit => unit.kind === 'forecast'

/** All settings of the target once the units are taken. */
function settingsAfter(
  ours: readonly ChainLink[],
  units: readonly MergeUnit[],
): Map<string, ForecastSetting> {
  const settings = forecastSettings(ours.flatMap(({ steps }) => steps))
  for (const { item, after } of forecastWrites(units, settings)) {
    if (after) settings.set(item, after)
    else settings.delete(item)
  }
  return settings
}

const isTie = ({ part, theirs }: ForecastUnit): boolean => part === 'tie' && theirs !== null

/**
 * Why forecasts among the units cannot be taken together with those chosen; `into` must be held. Of chosen ties that make
 * a circle the first ones stand, and those that would close it are blocked; a tie that is not chosen is judged as if it
 * were chosen too.
 */
export async function forecastBlocks(
  { planning }: PlanningDeps,
  into: string,
  ours: readonly ChainLink[],
  units: readonly MergeUnit[],
  chosen: readonly MergeUnit[],
): Promise<ReadonlyMap<string, NonNullable<MergeCell['blocked']>>> {
  const blocks = new Map<string, NonNullable<MergeCell['blocked']>>()
  const asked = units.filter(isForecast)
  if (asked.length === 0) return blocks
  const known = (some: readonly ForecastUnit[], along: readonly MergeUnit[]) =>
    planning.ask('itemsForecast', {
      scenario: into,
      items: some.map(({ item }) => item),
      settings: settingsAfter(ours, along),
    })
  const together = await known(asked, chosen)
  asked.forEach(({ unit }, at) => {
    if (!together[at]) blocks.set(unit, 'item')
  })
  const named = new Set(chosen.map(({ unit }) => unit))
  const inCircle = new Set(asked.filter((one, at) => isTie(one) && together[at]?.circular))
  const standing = chosen.filter((one) => !isForecast(one) || !inCircle.has(one))
  for (const tie of inCircle) {
    if (!named.has(tie.unit)) continue
    const [alone] = await known([tie], [...standing, tie])
    if (alone?.circular) blocks.set(tie.unit, 'circular')
    else standing.push(tie)
  }
  for (const tie of asked) {
    if (!isTie(tie) || named.has(tie.unit) || blocks.has(tie.unit)) continue
    const [besides] = await known([tie], [...standing, tie])
    if (besides?.circular) blocks.set(tie.unit, 'circular')
  }
  return blocks
}

/** The units with the names of their items in `scenario`, which must be held. */
export async function describeForecasts(
  { planning }: PlanningDeps,
  scenario: string,
  units: readonly ForecastUnit[],
  blocks: Blocks,
): Promise<MergeForecast[]> {
  const items = units.map(({ item }) => item)
  const known = await planning.ask('itemsForecast', { scenario, items, settings: new Map() })
  return units.map(({ name: _, item: code, ...unit }, at) => {
    const unknown = { code, name: { zh: code, en: code } }
    const { item, family } = known[at] ?? { item: unknown, family: unknown }
    return { ...unit, item, family, blocked: blocks.get(unit.unit) ?? null }
  })
}

/** Makes what the target will be forecast from, so that it follows at once; nothing where no forecast is among the units taken. */
export async function forecastAhead(
  { db, forecasts, underWay }: PlanningDeps,
  { ours }: PartedPlans,
  taken: readonly MergeUnit[],
): Promise<void> {
  const target = ours.at(-1)?.scenario
  if (!target || !taken.some(isForecast) || target.snapshot === null) return
  const fileHash = getSnapshot(db, target.snapshot)?.fileHash
  if (fileHash === undefined) return
  const { snapshot, scenario } = target
  const settings = settingsAfter(ours, taken)
  await underWay.run(scenario, (tell, signal) =>
    forecasts.ofSnapshot({ snapshot, fileHash, settings }, tell, signal),
  )
}
