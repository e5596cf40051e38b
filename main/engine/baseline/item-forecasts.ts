/** The statistical forecasts that a model's baseline is made of. */
import type { ForecastSetting } from '@shared/model/forecast-setting'
import type { MonthAxis } from '../calendar/month-axis'
import { withFactors } from '../forecast/known-factors'
import type { MasterData } from '../model/master-data'
import { type BenchedForecast, type Forecaster, type ForecastTask, taskOf } from './forecast-task'
import { type ItemHistories, type ItemHistory, noHistory } from './item-history'
import { aligned, type JointPart } from './joint-demand'
import { type AnalogueDemand, forecastLike, type LikeAnother } from './like-another'
import type { Lives } from './lives'
import type { FamilyPlace } from './read-families'
import { type BaselineParts, lifecycleFactor, spreadBaseline } from './spread-baseline'

export interface ItemForecasts extends ItemHistories {
  /** What planners want of items; the usual forecast where nothing is said. */
  readonly settings: ReadonlyMap<string, ForecastSetting>
  /** What the settings tie together. */
  readonly lives: Lives
  /** By item, its place in a family whose forecasts add up. */
  readonly families: ReadonlyMap<string, FamilyPlace>
  readonly forecaster: Forecaster
}

export const noSettings: ReadonlyMap<string, ForecastSetting> = new Map()

const horizonOf = ({ axis }: { readonly axis: MonthAxis }): number =>
  axis.periods.length - axis.current

export interface ForecastSource {
  readonly axis: MonthAxis
  readonly master: Pick<MasterData, 'items'>
  readonly forecasts: ItemForecasts
}

/** As far as it says what is to be forecast. */
interface TaskSource {
  readonly axis: MonthAxis
  readonly forecasts: Omit<ItemForecasts, 'forecaster'>
}

/** What is forecast of an item: its own history, or that of a demand it shares. */
export interface ForecastBasis {
  readonly history: ItemHistory
  readonly setting: ForecastSetting | undefined
  readonly part: JointPart | undefined
}

export function basisOf({ forecasts }: TaskSource, item: string): ForecastBasis | undefined {
  const { byItem, settings, lives } = forecasts
  const part = lives.joint.get(item)
  const like = lives.like.get(item)
  const none = like && { ...noHistory, item, start: like.start }
  const history = part?.history ?? byItem.get(item) ?? none
  return history && { history, setting: settings.get(part?.root ?? item), part }
}

/** The series that is to be forecast for an item under the settings; undefined for items without one of their own, such as those that sell as another does. */
export function itemTask(model: TaskSource, item: string): ForecastTask | undefined {
  if (model.forecasts.lives.like.has(item)) return undefined
  const basis = basisOf(model, item)
  return basis && taskOf(basis.history, horizonOf(model), basis.setting)
}

const times = (values: Float64Array, part: Float64Array, units: number): Float64Array =>
  values.map((value, h) => value * units * part[h]!)

/** What an item sells as such, without phase-out or successors; undefined where nothing is known of it. */
function demandAsSuch(
  model: ForecastSource,
  item: string,
  above: readonly string[],
): AnalogueDemand | undefined {
  const { byItem, lives, forecaster } = model.forecasts
  const like = lives.like.get(item)
  const past = aligned(byItem.get(item)?.observed ?? new Float64Array(0))
  if (like) {
    const made = madeLike(model, item, like, above)
    return made && { past, ahead: made.forecast }
  }
  const task = itemTask(model, item)
  if (!task) return undefined
  const part = lives.joint.get(item)
  const ahead = forecaster.expected(task)
  return part
    ? {
        past: aligned(part.history.observed).map((value) => value * part.units),
        ahead: ahead.map((value) => value * part.units),
      }
    : { past, ahead }
}

/** Undefined where items would be like each other in a circle. */
function madeLike(
  model: ForecastSource,
  item: string,
  like: LikeAnother,
  above: readonly string[] = [],
): BenchedForecast | undefined {
  const { analogue } = like.like
  if (analogue === item || above.includes(analogue)) return undefined
  const demand = demandAsSuch(model, analogue, [...above, item])
  return demand && { ...forecastLike(like, demand), benchmark: null, used: like.sold }
}

/** An item's forecast as it adds up with those of its family; undefined where its own stands. */
function addedUp({ axis, forecasts }: ForecastSource, item: string): Float64Array | undefined {
  const place = forecasts.families.get(item)
  if (!place) return undefined
  const { expected } = forecasts.forecaster.family(place.task)
  const horizon = horizonOf({ axis })
  return expected.length > 0
    ? expected.slice(place.at * horizon, (place.at + 1) * horizon)
    : undefined
}

/** What the baseline of an item is in the planned months, through its life; undefined where nothing can be forecast of it. */
export function itemAhead(model: ForecastSource, item: string): Float64Array | undefined {
  const { lives, forecaster } = model.forecasts
  const life = lifeOf(model, item)
  const like = lives.like.get(item)
  if (like) return madeLike(model, item, like)?.forecast.map((value, h) => value * life[h]!)
  const task = itemTask(model, item)
  if (!task) return undefined
  const part = lives.joint.get(item)
  const ahead = addedUp(model, item) ?? forecaster.expected(task)
  return part ? times(ahead, part.ahead, part.units) : ahead.map((value, h) => value * life[h]!)
}

/**
 * By planned month, units: the baseline of an item less what it would be if no item took another's place, sold as another
 * does or ended. A new item has its whole baseline; one that is phased out or replaced loses a part, below zero.
 * Undefined where its life changes nothing.
 */
export function lifecycleAhead(model: ForecastSource, item: string): Float64Array | undefined {
  const { lives, forecaster } = model.forecasts
  const ahead = itemAhead(model, item)
  const part = lives.joint.get(item)
  if (lives.like.has(item) || (part && part.root !== item)) return ahead
  const task = itemTask(model, item)
  const ends = part !== undefined || lifeOf(model, item).some((factor) => factor !== 1)
  if (!ahead || !task || !ends) return undefined
  const asSuch = addedUp(model, item) ?? forecaster.expected(task)
  return ahead.map((value, h) => value - asSuch[h]! * (part?.units ?? 1))
}

export interface MadeForecast {
  /** Its orders, or those of the demand it shares, in units of the item. */
  readonly history: ItemHistory
  readonly task: ForecastTask
  /** In units of the item; of a shared demand what the item will have of it. */
  readonly forecast: BenchedForecast
  /** By planned month, what the baseline has of the forecast: less than 1 where the item is phased out. */
  readonly life: Float64Array
  /** What its own history says, where the forecast was changed to add up with those of its family. */
  readonly own: Float64Array | undefined
  /** The part that it has of a demand it shares; undefined where it shares none. */
  readonly part: JointPart | undefined
}

/** All ones for a shared demand: there the parts tell. */
function lifeOf({ axis, master, forecasts }: ForecastSource, item: string): Float64Array {
  const lifecycle = forecasts.lives.joint.has(item) ? undefined : master.items.get(item)?.lifecycle
  return Float64Array.from({ length: horizonOf({ axis }) }, (_, h) => lifecycleFactor(lifecycle, h))
}

function partOf(forecast: BenchedForecast, { units, ahead }: JointPart): BenchedForecast {
  const months = forecast.fitted.length
  const factors = Float64Array.from({ length: months + ahead.length }, (_, t) =>
    t < months ? units : units * ahead[t - months]!,
  )
  return {
    ...withFactors(forecast, factors),
    used: forecast.used.map((value) => value * units),
    benchmark: forecast.benchmark,
    reasons: [...forecast.reasons, 'joint_history'],
  }
}

/** A forecast whose planned months come to others, its limits in proportion. */
function withExpected(forecast: BenchedForecast, expected: Float64Array): BenchedForecast {
  const months = forecast.fitted.length
  const factors = Float64Array.from({ length: months + expected.length }, (_, t) => {
    const before = forecast.forecast[t - months] ?? 0
    return t >= months && before > 0 ? expected[t - months]! / before : 1
  })
  const made = withFactors(forecast, factors)
  const { used, benchmark, reasons } = forecast
  return { ...made, used, benchmark, forecast: expected, reasons: [...reasons, 'added_up'] }
}

/** An item's forecast in full; undefined where nothing can be forecast of it. */
export function itemForecast(model: ForecastSource, item: string): MadeForecast | undefined {
  const { lives, forecaster } = model.forecasts
  const basis = basisOf(model, item)
  if (!basis) return undefined
  const life = lifeOf(model, item)
  const task = taskOf(basis.history, horizonOf(model), basis.setting)
  const { part } = basis
  const like = lives.like.get(item)
  if (like) {
    const forecast = madeLike(model, item, like)
    const apart = { own: undefined, part: undefined }
    return forecast && { history: basis.history, task, forecast, life, ...apart }
  }
  const forecast = forecaster.forecast(task)
  if (!part) {
    const added = addedUp(model, item)
    return {
      history: basis.history,
      task,
      forecast: added ? withExpected(forecast, added) : forecast,
      life,
      own: added && forecast.forecast,
      part,
    }
  }
  const observed = part.history.observed.map((value) => value * part.units)
  return {
    history: { ...part.history, observed },
    task,
    forecast: partOf(forecast, part),
    life,
    own: undefined,
    part,
  }
}

/** Lines × periods, planned periods only, of every item. */
export function baselineOf(
  model: ForecastSource,
  parts: BaselineParts,
  demandOfItem: ReadonlyMap<string, readonly number[]>,
): Float64Array {
  const baseline = new Float64Array(parts.demandLines.length * parts.axis.periods.length)
  for (const [item, lines] of demandOfItem) {
    const ahead = itemAhead(model, item)
    if (ahead) spreadBaseline(baseline, parts, lines, ahead)
  }
  return baseline
}
