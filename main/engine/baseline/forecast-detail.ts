import type {
  HistoryFinding,
  ItemForecastDetail,
  SharedDemandPart,
} from '@shared/contract/forecast-calls'
import { type ForecastSetting, type IdleTie, usualSetting } from '@shared/model/forecast-setting'
import { monthNumber } from '@shared/model/orders/order-summary'
import { periodOf } from '../calendar/month-axis'
import type { PlanModel } from '../plan/plan-model'
import { forecastCandidates } from './forecast-candidates'
import { basisOf, type MadeForecast } from './item-forecasts'
import { canBeLike } from './lives'
import { suggestTies } from './suggest-ties'

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

/** The items of the demand that an item shares, the eldest first; none where it shares none. */
function sharedWith({ forecasts, master }: PlanModel, item: string): SharedDemandPart[] {
  const { joint } = forecasts.lives
  const root = joint.get(item)?.root
  if (root === undefined) return []
  return [...joint].flatMap(([member, part]) =>
    part.root === root
      ? [
          {
            item: member,
            name: master.items.get(member)!.name,
            follows: forecasts.settings.get(member)?.follows ?? null,
            first: part.ahead[0] ?? 0,
            last: part.ahead.at(-1) ?? 0,
          },
        ]
      : [],
  )
}

/** What is set for an item: how it is forecast, which of a shared demand the eldest item says, and its own tie. */
function settingOf({ settings, lives }: PlanModel['forecasts'], item: string) {
  const own = settings.get(item)
  const root = lives.joint.get(item)?.root ?? item
  if (root === item) return own ?? null
  const { method, leaveOut, decisions } = settings.get(root) ?? usualSetting
  return { method, leaveOut, decisions, ...(own?.follows ? { follows: own.follows } : {}) }
}

const otherOf = (setting: ForecastSetting | undefined): string | undefined =>
  setting?.follows?.predecessor ?? setting?.like?.analogue

/** Why the tie that is set for an item has no effect; null where it has, and where none is set. */
function idleTie({ forecasts, master }: PlanModel, item: string): IdleTie | null {
  const { byItem, settings, lives } = forecasts
  const own = settings.get(item)
  if (own?.follows) return lives.joint.has(item) ? null : 'unknown_item'
  if (!own?.like || lives.like.has(item)) return null
  if (lives.joint.has(item)) return 'shared_demand'
  const possible = canBeLike(master.items, byItem, settings, own.like.analogue)
  return possible ? 'own_history' : 'unknown_item'
}

/** All there is to know of one item's forecast, but who set it. */
export function forecastDetail(
  model: PlanModel,
  item: string,
  made: MadeForecast,
): Omit<ItemForecastDetail, 'setBy'> {
  const { forecaster, lives } = model.forecasts
  const { kind, method, reasons } = made.forecast
  const { axis, master } = model
  const basis = basisOf(model, item)
  const like = lives.like.get(item)?.like
  const own = model.forecasts.settings.get(item)
  return {
    item,
    name: master.items.get(item)!.name,
    kind,
    method,
    reasons: [...reasons],
    candidates:
      basis && !like
        ? forecastCandidates(
            basis.history,
            axis.periods.length - axis.current,
            basis.setting,
            forecaster,
            basis.part,
          )
        : [],
    findings: like ? [] : toldFindings(made),
    setting: settingOf(model.forecasts, item),
    shared: sharedWith(model, item),
    tiedTo: master.items.get(otherOf(own) ?? '')?.name ?? null,
    idle: idleTie(model, item),
    suggestions: suggestTies(model, item),
  }
}
