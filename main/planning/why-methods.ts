/** The planning thread's answers to "why": traces of cells, and differences step by step. */
import type { Plan } from '@main/engine/hierarchy/node-figures'
import type { PlanModel } from '@main/engine/plan/plan-model'
import { concernedDrivers, editedLines } from '@main/engine/trace/concerned-lines'
import { consensusRuleAt } from '@main/engine/trace/consensus-rule'
import { unitOfFigure } from '@main/engine/trace/read-figure'
import { traceCell } from '@main/engine/trace/trace-cell'
import { traceOwnMeasure } from '@main/engine/trace/trace-own-measure'
import { EvenkeelError } from '@shared/contract/error-codes'
import type { FormulaMeasure } from '@shared/model/measures/own-measures'
import type { DifferenceMethods } from './difference-requests'
import { type DifferenceSession, openDifferenceSession } from './difference-session'
import type { OpenSnapshot } from './read-snapshot'

interface WhyDeps {
  held(scenario: string): {
    readonly plan: Plan
    readonly snapshot: string
    readonly position: number
  }
  modelOf(snapshot: string, fileHash: string): PlanModel
  openSnapshot(snapshot: string): OpenSnapshot
  /** The planners' own measures whose formula is right. */
  ownMeasures(): readonly FormulaMeasure[]
}

/** Keys of lines; null for all there are. */
const keysOf = (
  lines: readonly number[],
  of: readonly { readonly key: string }[],
): string[] | null =>
  lines.length === of.length && lines.length > 0 ? null : lines.map((line) => of[line]?.key ?? '')

export function createWhyMethods({
  held,
  modelOf,
  openSnapshot,
  ownMeasures,
}: WhyDeps): DifferenceMethods {
  const sessions = new Map<string, DifferenceSession>()
  return {
    trace({ scenario, place }) {
      const { plan, snapshot, position } = held(scenario)
      const { model } = plan
      const opened = openSnapshot(snapshot)
      try {
        const own = ownMeasures().find(({ key }) => key === place.measure)
        const trace = own
          ? traceOwnMeasure(plan, own, place)
          : traceCell(plan, opened.source, place)
        const { demand, supply } = editedLines(model, place)
        return {
          trace,
          snapshot,
          asOf: model.master.company.asOf,
          position,
          lines: {
            override: keysOf(demand, model.demandLines),
            planned_supply: keysOf(supply, model.supplyLines),
          },
          drivers: concernedDrivers(plan, place),
          rule: consensusRuleAt(model, place),
          locked: lockedCells(plan, place.period, { override: demand, planned_supply: supply }),
        }
      } finally {
        opened.close()
      }
    },
    openDifference(params) {
      const unit = unitOfFigure(params.figure)
      const session = openDifferenceSession(params, modelOf, openSnapshot)
      sessions.set(params.difference, session)
      return { unit, of: session.of, steps: session.steps }
    },
    nextDifference({ difference }) {
      const session = sessions.get(difference)
      if (!session) throw new EvenkeelError('NOT_FOUND', { what: difference })
      return session.next()
    },
    closeDifference({ difference }) {
      sessions.get(difference)?.close()
      sessions.delete(difference)
      return null
    },
  }
}

function lockedCells(
  { model, state }: Plan,
  period: string,
  lines: Readonly<Record<'override' | 'planned_supply', readonly number[]>>,
): number {
  const { periods } = model.axis
  const t = periods.indexOf(period)
  const count = (measure: 'override' | 'planned_supply'): number =>
    lines[measure].filter((line) => state.locks[measure].has(line * periods.length + t)).length
  return count('override') + count('planned_supply')
}
