/** What each layer added, class by class, and what each person's overrides did. */
import {
  type AccuracyLevel,
  type AddedValue,
  itemClasses as classNames,
} from '@shared/contract/indicator-calls'
import type { Selection } from '@shared/contract/planning-calls'
import type { PublishedCycle } from '../archive/published-cycles'
import { selectDemandLines } from '../hierarchy/select-lines'
import type { PlanModel } from '../plan/plan-model'
import { accuracyOf } from './forecast-accuracy'
import { itemClasses } from './item-classes'
import { pastOverrides, worthOf } from './override-record'

export interface AddedValueQuestion {
  readonly where: Selection
  /** Months back from the current one whose orders are known. */
  readonly months: number
  /** Months between the cycle that published and the month. */
  readonly lag: number
  readonly level: AccuracyLevel
}

/** Errors of each layer at one lag for each class of the selection's items; classes without items are left out. */
export function addedValue(
  model: PlanModel,
  cycles: readonly PublishedCycle[],
  { where, months, lag, level }: AddedValueQuestion,
): AddedValue {
  const lines = selectDemandLines(model, where)
  const classes = itemClasses(model)
  const itemOf = (line: number): string => model.demandLines[line]?.item.item ?? ''
  const byClass = Map.groupBy(lines, (line) => classes.get(itemOf(line)) ?? 'CZ')
  const found = pastOverrides(model, cycles, { months, lag }, new Set(lines))
  const authors = [...new Set(found.flatMap(({ author }) => author ?? []))].sort()
  const { axis } = model
  return {
    months: axis.periods.slice(Math.max(0, axis.current - months), axis.current),
    lag,
    classes: classNames.flatMap((name) => {
      const own = byClass.get(name)
      if (!own) return []
      const { layers } = accuracyOf(model, cycles, own, { months, lags: [lag], level })
      return [{ class: name, items: new Set(own.map(itemOf)).size, layers }]
    }),
    people: authors.map((person) => ({
      person,
      record: worthOf(found.filter(({ author }) => author === person))!,
    })),
  }
}
