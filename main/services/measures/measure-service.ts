/** `measures.*`: the measures that planners define themselves. */
import type { PlanningClient } from '@main/planning/planning-client'
import { listOwnMeasures, listScenarios } from '@main/store/reading'
import { deleteOwnMeasure, putOwnMeasure, type WriteConnection } from '@main/store/writing'
import type { Checked, EventName, EventPayload, Result, Topic } from '@shared/contract/contract'
import { EvenkeelError } from '@shared/contract/error-codes'
import type { StoredMeasure } from '@shared/contract/measure-calls'
import { measuresIn } from '@shared/model/formula/check-formula'
import { checkOwnFormula, isFreeKey, readersOf } from '@shared/model/measures/own-measures'

export interface MeasureService {
  list(): Result<'measures.list'>
  check(draft: Checked<'measures.check'>): Result<'measures.check'>
  save(measure: Checked<'measures.save'>, person: string): Promise<StoredMeasure>
  remove(key: string): Promise<void>
}

export interface MeasureDeps {
  readonly db: WriteConnection
  readonly planning: PlanningClient
  now(): Date
  changed(topics: readonly Topic[]): void
  emit<N extends EventName>(name: N, payload: EventPayload<N>): void
}

export function createMeasureService(deps: MeasureDeps): MeasureService {
  const { db, planning } = deps

  /** Everybody who shows figures gets the rows as they are from now on. */
  async function tellEverybody(): Promise<void> {
    await planning
      .ask('setOwnMeasures', { measures: listOwnMeasures(db) })
      .catch((error: unknown) => {
        // A thread that ended is told when a scenario is opened in the next one.
        if (!(error instanceof EvenkeelError && error.code === 'PLANNING_STOPPED')) throw error
      })
    deps.changed(['measures'])
    for (const { scenario } of listScenarios(db)) deps.emit('plan.replaced', { scenario })
  }

  return {
    list() {
      const all = listOwnMeasures(db)
      return all.map((measure) => {
        const checked = checkOwnFormula(measure, all)
        return { ...measure, fault: checked.ok ? null : checked.fault }
      })
    },
    check(draft) {
      const checked = checkOwnFormula(draft, listOwnMeasures(db))
      if (!checked.ok) return checked
      return { ok: true, reads: [...measuresIn(checked.formula).keys()] }
    },
    async save(measure, person) {
      const { key, formula } = measure
      if (!isFreeKey(key)) throw new EvenkeelError('MEASURE_KEY_TAKEN', { key })
      const all = listOwnMeasures(db)
      const checked = checkOwnFormula(measure, all)
      if (!checked.ok) {
        const { code, start, params } = checked.fault
        const place = { formula, fault: code, place: start + 1 }
        throw new EvenkeelError('FORMULA_NOT_UNDERSTOOD', { ...params, ...place })
      }
      const saved = { ...measure, savedBy: person, savedAt: deps.now().toISOString() }
      const after = [...all.filter((m) => m.key !== key), saved]
      // Another level would take the measure away from those that read it.
      refuseWhereRead(
        key,
        readersOf(key, all).filter((reader) => !checkOwnFormula(reader, after).ok),
      )
      putOwnMeasure(db, saved)
      await tellEverybody()
      return saved
    },
    async remove(key) {
      refuseWhereRead(key, readersOf(key, listOwnMeasures(db)))
      if (!deleteOwnMeasure(db, key)) throw new EvenkeelError('NOT_FOUND', { what: key })
      await tellEverybody()
    },
  }
}

function refuseWhereRead(key: string, readers: readonly { readonly key: string }[]): void {
  if (readers.length > 0)
    throw new EvenkeelError('MEASURE_IN_USE', {
      measure: key,
      readers: readers.map((reader) => reader.key).join(', '),
    })
}
