/** The baseline of every item in short, and how well each method did. */
import type {
  ForecastBaseline,
  ForecastErrors,
  ItemBaseline,
} from '@shared/contract/forecast-calls'
import type { Selection } from '@shared/contract/planning-calls'
import { type ForecastChoice, forecastChoices } from '@shared/model/forecast-words'
import { selectDemandLines } from '../hierarchy/select-lines'
import type { PlanModel } from '../plan/plan-model'
import { toldErrors } from './forecast-errors'
import type { BenchedForecast } from './forecast-task'
import { itemForecast } from './item-forecasts'

const yearOf = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0)

/** What is used first, then the members, seasonal naive last. */
function accuracyOf({ method, errors, members, benchmark }: BenchedForecast) {
  const found = new Map<ForecastChoice, ForecastErrors>()
  const add = (key: ForecastChoice, told: ForecastErrors | null): void => {
    if (told && !found.has(key)) found.set(key, told)
  }
  add(method, toldErrors(errors))
  for (const member of members) add(member.key, toldErrors(member.errors))
  add('seasonal_naive', toldErrors(benchmark))
  return [...found].map(([key, told]) => ({ method: key, errors: told }))
}

/** Items of the selected demand lines that have a history of their own, whole ones. */
export function listBaseline(
  model: PlanModel,
  where: Selection,
): Pick<ForecastBaseline, 'items' | 'accuracy' | 'planned'> {
  const { axis, demandLines, demandOfItem, forecasts, layers } = model
  const count = axis.periods.length
  const named = new Set(selectDemandLines(model, where).map((line) => demandLines[line]!.item))
  const items = [...named].flatMap((item): ItemBaseline[] => {
    const made = itemForecast(model, item.item)
    if (!made) return []
    const { history, forecast } = made
    const baseline = new Float64Array(count - axis.current)
    for (const line of demandOfItem.get(item.item) ?? [])
      for (let h = 0; h < baseline.length; h++)
        baseline[h] = baseline[h]! + layers.baseline[line * count + axis.current + h]!
    const life = (values: Float64Array): Float64Array =>
      values.map((value, h) => value * made.life[h]!)
    // Of a shared demand the history is that of all its items, which would count twice.
    const own = forecasts.byItem.get(item.item)?.observed ?? new Float64Array(0)
    return [
      {
        item: item.item,
        name: item.name,
        family: item.family,
        kind: forecast.kind,
        method: forecast.method,
        months: history.observed.length,
        lastYear: yearOf(own.slice(-12)),
        nextYear: yearOf(baseline.slice(0, 12)),
        baseline,
        intervals: forecast.intervals.map(({ level, lower, upper }) => ({
          level,
          lower: life(lower),
          upper: life(upper),
        })),
        accuracy: accuracyOf(forecast),
        reasons: [...forecast.reasons],
        cleaned: forecast.findings.filter(({ applied }) => applied).length,
        setting: forecasts.settings.get(item.item) ?? null,
      },
    ]
  })
  return { planned: axis.periods.slice(axis.current), items, accuracy: meansOf(items) }
}

/** In the order in which methods are listed. */
function meansOf(items: readonly ItemBaseline[]): ForecastBaseline['accuracy'] {
  return forecastChoices.flatMap((method) => {
    const found = items.flatMap(({ accuracy }) => {
      const errors = accuracy.find((one) => one.method === method)?.errors
      const { mase = null, smape = null } = errors ?? {}
      return mase === null || smape === null ? [] : [{ mase, smape }]
    })
    if (found.length === 0) return []
    const mean = (of: (one: { mase: number; smape: number }) => number): number =>
      found.reduce((sum, one) => sum + of(one), 0) / found.length
    return [
      {
        method,
        items: found.length,
        mase: mean((one) => one.mase),
        smape: mean((one) => one.smape),
      },
    ]
  })
}
