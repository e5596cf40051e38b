/** What of a merge is chosen: which units, and which side of each conflict. */
import { unitsByChoice } from '@shared/changes/units-by-choice'
import type {
  MergeCell,
  MergeDriver,
  MergeForecast,
  MergePreview,
} from '@shared/contract/compare-calls'

export type MergeUnit = MergeCell | MergeDriver | MergeForecast
export type Side = 'ours' | 'theirs'

/** Only what differs from the usual: clean changes are taken, conflicts wait for a choice. */
export interface MergeChoices {
  readonly left: ReadonlySet<string>
  readonly settled: Readonly<Record<string, Side>>
}

export const usualChoices: MergeChoices = { left: new Set(), settled: {} }

export const canTake = ({ state, blocked }: MergeUnit): boolean =>
  state === 'clean' && blocked === null

export const isTaken = (unit: MergeUnit, { left, settled }: MergeChoices): boolean =>
  unit.blocked === null &&
  (unit.state === 'conflict'
    ? settled[unit.unit] === 'theirs'
    : canTake(unit) && !left.has(unit.unit))

export const allUnits = ({ drivers, forecasts, cells }: MergePreview): MergeUnit[] => [
  ...drivers,
  ...forecasts,
  ...cells,
]

/** Takes or leaves the clean ones among units. */
export function choose(
  choices: MergeChoices,
  units: readonly MergeUnit[],
  taken: boolean,
): MergeChoices {
  const left = new Set(choices.left)
  for (const unit of units.filter(canTake)) {
    if (taken) left.delete(unit.unit)
    else left.add(unit.unit)
  }
  return { ...choices, left }
}

export const settle = (
  choices: MergeChoices,
  units: readonly MergeUnit[],
  side: Side,
): MergeChoices => ({
  ...choices,
  settled: { ...choices.settled, ...Object.fromEntries(units.map(({ unit }) => [unit, side])) },
})

const bearsOnOthers = (unit: MergeUnit): boolean =>
  unit.kind === 'driver' || (unit.kind === 'forecast' && unit.part === 'tie')

/** Of the choices those on which it depends what else can be taken: ties between items, and drivers. */
export function choicesAsked(
  preview: MergePreview | undefined,
  { left, settled }: MergeChoices,
): { left: string[]; conflicts: Record<string, Side> } {
  const bearing = [...(preview?.drivers ?? []), ...(preview?.forecasts ?? [])].flatMap((unit) =>
    bearsOnOthers(unit) ? [unit.unit] : [],
  )
  return {
    left: bearing.filter((unit) => left.has(unit)),
    conflicts: Object.fromEntries(
      bearing.flatMap((unit) => (settled[unit] ? [[unit, settled[unit]]] : [])),
    ),
  }
}

export interface MergeSummary {
  readonly cells: number
  readonly drivers: number
  readonly forecasts: number
  /** Conflicts nobody has decided. */
  readonly open: number
}

export function summarise(preview: MergePreview, choices: MergeChoices): MergeSummary {
  const count = (units: readonly MergeUnit[]) =>
    units.filter((unit) => isTaken(unit, choices)).length
  const forecasts = unitsByChoice(preview.forecasts).map(([first]) => first)
  return {
    cells: count(preview.cells),
    drivers: count(preview.drivers),
    forecasts: count(forecasts),
    open: [...preview.drivers, ...forecasts, ...preview.cells].filter(
      ({ unit, state, blocked }) =>
        state === 'conflict' && blocked === null && !choices.settled[unit],
    ).length,
  }
}

export interface ItemGroup {
  readonly item: MergeCell['item']
  readonly cells: readonly MergeCell[]
}

export interface FamilyGroup {
  readonly family: MergeCell['family']
  readonly items: readonly ItemGroup[]
}

/** By family and item, in the order of their codes. */
export function groupCells(cells: readonly MergeCell[]): FamilyGroup[] {
  const byCode = <T extends { readonly code: string }>(a: T, b: T) => (a.code < b.code ? -1 : 1)
  return [...Map.groupBy(cells, ({ family }) => family.code).values()]
    .map((inFamily) => ({
      family: inFamily[0]!.family,
      items: [...Map.groupBy(inFamily, ({ item }) => item.code).values()]
        .map((ofItem) => ({ item: ofItem[0]!.item, cells: ofItem }))
        .sort((a, b) => byCode(a.item, b.item)),
    }))
    .sort((a, b) => byCode(a.family, b.family))
}
