/** What a run of journal entries comes to: each cell and driver they touched, as it stood before the first and after the last. */
import type { Driver } from '../model/drivers'
import type { ForecastPiece } from '../model/forecast-setting'
import { type ForecastPart, partNamed, partsOfSetting } from './forecast-parts'
import type { ForecastWrite, JournalStep, PlanChange, WritableMeasure } from './plan-change'

/** Who made a number what it is. */
export interface Origin {
  readonly author: string
  /** ISO time. */
  readonly at: string
  readonly reason: string | null
  readonly position: number
}

/** A journal entry, as far as its effect goes. */
export interface EffectiveEntry extends Origin {
  readonly kind: 'change' | 'undo' | 'redo'
  /** Position of the entry an undo or redo concerns. */
  readonly undoes: number | null
  readonly step: JournalStep
}

export interface NetCell {
  readonly measure: WritableMeasure
  readonly line: string
  readonly period: string
  readonly before: number | null
  readonly depthBefore: number | null
  readonly after: number | null
  readonly depthAfter: number | null
  readonly origin: Origin
}

export interface NetDriver {
  readonly before: Driver | null
  readonly after: Driver | null
  /** Where in its chain of parents it was last added or removed. */
  readonly depth: number
  readonly origin: Origin
}

/** One part of how an item is forecast; null where that is as usual. */
export interface NetForecast {
  readonly item: string
  /** As in `partsOfSetting`. */
  readonly name: string
  readonly part: ForecastPart
  readonly before: ForecastPiece | null
  readonly after: ForecastPiece | null
  readonly origin: Origin
}

export interface NetEffect {
  /** By `cellUnit`. */
  readonly cells: ReadonlyMap<string, NetCell>
  /** By `driverUnit`. */
  readonly drivers: ReadonlyMap<string, NetDriver>
  /** By `forecastUnit`. */
  readonly forecasts: ReadonlyMap<string, NetForecast>
}

export const cellUnit = (measure: WritableMeasure, line: string, period: string): string =>
  `cell:${measure}:${period}:${line}`
export const driverUnit = (driver: string): string => `driver:${driver}`
export const forecastUnit = (item: string, name: string): string => `forecast:${name}:${item}`

export interface WrittenPart {
  readonly unit: string
  readonly name: string
  readonly before: ForecastPiece | null
  readonly after: ForecastPiece | null
}

/** The parts of an item's setting that a write changes. */
export function writtenParts({ item, before, after }: ForecastWrite): WrittenPart[] {
  const [from, to] = [partsOfSetting(before), partsOfSetting(after)]
  return [...new Set([...from.keys(), ...to.keys()])].flatMap((name) => {
    const was = from.get(name)?.piece ?? null
    const is = to.get(name)?.piece ?? null
    if (JSON.stringify(was) === JSON.stringify(is)) return []
    return [{ unit: forecastUnit(item, name), name, before: was, after: is }]
  })
}

/** Folds entries, oldest first: undo and redo are entries like any other, but what they bring back keeps its first author. */
export function netEffect(entries: Iterable<EffectiveEntry>): NetEffect {
  const cells = new Map<string, NetCell>()
  const drivers = new Map<string, NetDriver>()
  const forecasts = new Map<string, NetForecast>()
  const origins = new Map<string, Origin[]>()
  const changes = new Map<number, Origin>()

  function originOf(unit: string, entry: EffectiveEntry): Origin {
    const { author, at, reason, position } = entry
    const own = { author, at, reason, position }
    if (entry.kind === 'change') changes.set(position, own)
    const known = origins.get(unit) ?? []
    origins.set(unit, known)
    if (entry.kind === 'undo') known.pop()
    else known.push(entry.kind === 'redo' ? (changes.get(entry.undoes ?? -1) ?? own) : own)
    return known.at(-1) ?? own
  }

  function add(change: PlanChange, entry: EffectiveEntry): void {
    if (change.kind === 'set_cells') {
      const { measure } = change
      for (const cell of change.cells) {
        const unit = cellUnit(measure, cell.line, cell.period)
        const first = cells.get(unit) ?? cell
        cells.set(unit, {
          measure,
          line: cell.line,
          period: cell.period,
          before: first.before,
          depthBefore: first.depthBefore,
          after: cell.after,
          depthAfter: cell.depthAfter,
          origin: originOf(unit, entry),
        })
      }
    }
    if (change.kind === 'add_driver' || change.kind === 'remove_driver') {
      const unit = driverUnit(change.driver.driver)
      const added = change.kind === 'add_driver'
      const first = drivers.get(unit)
      drivers.set(unit, {
        before: first ? first.before : added ? null : change.driver,
        after: added ? change.driver : null,
        depth: change.depth,
        origin: originOf(unit, entry),
      })
    }
  }

  function addForecast(write: ForecastWrite, entry: EffectiveEntry): void {
    for (const { unit, name, before, after } of writtenParts(write)) {
      const first = forecasts.get(unit)
      forecasts.set(unit, {
        item: write.item,
        name,
        part: partNamed(name),
        before: first ? first.before : before,
        after,
        origin: originOf(unit, entry),
      })
    }
  }

  for (const entry of entries)
    for (const change of entry.step.changes) {
      if (change.kind === 'set_forecasts')
        for (const write of change.items) addForecast(write, entry)
      else add(change, entry)
    }
  return { cells, drivers, forecasts }
}
