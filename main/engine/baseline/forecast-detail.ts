import type { HistoryFinding, ItemForecastDetail } from '@shared/contract/forecast-calls'
import { monthNumber } from '@shared/model/orders/order-summary'
import { periodOf } from '../calendar/month-axis'
import type { PlanModel } from '../plan/plan-model'
import { forecastCandidates } from './forecast-candidates'
import type { MadeForecast } from './item-forecasts'

/** What was found in an item's history, by month. */
export function toldFindings({ history, task, forecast }: MadeForecast): HistoryFinding[] {
  const first = monthNumber(history.start)
  const decisions = task.options.facts?.decisions ?? []
  return forecast.findings.map(({ period, kind, reason, observed, used, applied }) => ({
    period: periodOf(first + period),
    kind,
    reason,
    observed: Number.isNaN(observed) ? null : observed,
    used,
    applied,
    decided: decisions.some((one) => one.period === period && one.kind === kind),
  }))
}

/** All there is to know of one item's forecast, but who set it. */
export function forecastDetail(
  model: PlanModel,
  item: string,
  made: MadeForecast,
): Omit<ItemForecastDetail, 'setBy'> {
  const { settings, forecaster } = model.forecasts
  const setting = settings.get(item)
  const { kind, method, reasons } = made.forecast
  const { axis } = model
  return {
    item,
    name: model.master.items.get(item)!.name,
    kind,
    method,
    reasons: [...reasons],
    candidates: forecastCandidates(
      made.history,
      axis.periods.length - axis.current,
      setting,
      forecaster,
    ),
    findings: toldFindings(made),
    setting: setting ?? null,
  }
}
