/** The `planning.*` calls. */

import type { Checked, Result } from '@shared/contract/contract'
import { EvenkeelError } from '@shared/contract/error-codes'
import type { JournalEntry, RefusedEdit } from '@shared/contract/planning-calls'
import type { Role } from '@shared/model/roles'
import type { ChangeAuthor, ChangePlan } from './change-plan'
import { checkReason, readEditReasons } from './edit-reason-service'
import { explainCell } from './explain-cell'
import { factsFor } from './filter-facts'
import type { HeldScenarios } from './held-scenarios'
import { describeEntry } from './journal-entries'
import type { PlanningDeps } from './planning-deps'

/** Views beyond this many are closed, the oldest first: a window that vanished does not close its own. */
const mostViews = 48

/** Who edits, and in which role: time fences are by role. */
type Editor = ChangeAuthor & { readonly role: Role }

export interface PlanningService {
  overview(scenario: string): Promise<Result<'planning.overview'>>
  /** Marks what is inside the role's time fence. */
  openView(spec: Checked<'planning.openView'>, role: Role): Promise<Result<'planning.openView'>>
  closeView(view: string): Promise<void>
  rowPath(params: Checked<'planning.rowPath'>): Promise<Result<'planning.rowPath'>>
  countExceptions(
    params: Checked<'planning.countExceptions'>,
  ): Promise<Result<'planning.countExceptions'>>
  /** Rejects with IMPORT_OUTDATED where the plan is not, or no longer, at the position `at`. */
  edit(
    params: Checked<'planning.edit'>,
    author: Editor,
    at?: number,
  ): Promise<Result<'planning.edit'>>
  previewEdit(
    params: Checked<'planning.previewEdit'>,
    role: Role,
  ): Promise<Result<'planning.previewEdit'>>
  /** Fences are those of the role. */
  tryEdits(params: Checked<'planning.tryEdits'>, role: Role): Promise<Result<'planning.tryEdits'>>
  lock(params: Checked<'planning.lock'>, author: ChangeAuthor): Promise<Result<'planning.lock'>>
  history(scenario: string, limit: number): JournalEntry[]
  /** Of the base plan, where no scenario is named. */
  attributes(scenario?: string): Promise<Result<'planning.attributes'>>
  why(params: Checked<'planning.why'>): Promise<Result<'planning.why'>>
}

export function createPlanningService(
  deps: PlanningDeps,
  held: HeldScenarios,
  plans: ChangePlan,
): PlanningService {
  const { planning } = deps
  const views = new Set<string>()

  async function closeView(view: string): Promise<void> {
    views.delete(view)
    await planning.ask('closeView', { view })
  }

  return {
    closeView,
    why: (params) => explainCell(deps, held, params),
    async overview(scenario) {
      await held.ensure(scenario)
      const { company: _, ...figures } = await planning.ask('overview', { scenario })
      return {
        ...figures,
        scenario,
        periods: [...figures.periods],
        families: [...figures.families],
      }
    },
    async openView(spec, role) {
      await held.ensure(spec.scenario)
      const view = deps.newId()
      views.add(view)
      for (const oldest of [...views].slice(0, Math.max(0, views.size - mostViews)))
        await closeView(oldest)
      const facts = factsFor(deps, spec.scenario, spec.filter?.exceptions ?? [])
      return planning.ask('openView', { view, spec, role, facts })
    },
    async rowPath(params) {
      await held.ensure(params.scenario)
      return planning.ask('rowPath', params)
    },
    async countExceptions({ scenario, where, exceptions }) {
      await held.ensure(scenario)
      const facts = factsFor(deps, scenario, exceptions)
      return planning.ask('countExceptions', { scenario, where, exceptions, facts })
    },
    async edit(
      { scenario, edits, rule, reason, reasonCode, locale, confirmed, partial },
      author,
      at,
    ) {
      const said = reason ?? null
      const given = reasonCode ?? said
      const options = { role: author.role, locale, confirmed, partial, reason: given }
      let refused: readonly RefusedEdit[] = []
      const result = await plans.change(scenario, author, said, async () => {
        if (at !== undefined && deps.journal.lastPosition(scenario) !== at)
          throw new EvenkeelError('IMPORT_OUTDATED')
        const answer = await planning.ask('prepare', { scenario, edits, rule, options })
        refused = answer.refused
        const first = edits.find((_, index) => !refused.some((one) => one.index === index))
        if (answer.changes.length === 0 || !first) return null
        checkReason(readEditReasons(deps.db), answer.changes, author.role, { reason, reasonCode })
        const { where, measure, period, entry } = first
        const place = { where, measure, period }
        const made = edits.length - refused.length
        return {
          changes: answer.changes,
          place,
          entry,
          ...(made > 1 ? { edits: made } : {}),
          ...(reasonCode ? { reasonCode } : {}),
        }
      })
      return partial ? { ...result, refused: [...refused] } : result
    },
    async previewEdit({ scenario, edit, rule, locale }, role) {
      await held.ensure(scenario)
      return planning.ask('preview', { scenario, edit, rule, options: { role, locale } })
    },
    async tryEdits({ scenario, edits, rule, locale, confirmed }, role) {
      await held.ensure(scenario)
      const options = { role, locale, confirmed, partial: true }
      const answer = await planning.ask('prepare', { scenario, edits, rule, options })
      return { cells: answer.cells, refused: [...answer.refused] }
    },
    lock({ scenario, reason, ...request }, author) {
      return plans.change(scenario, author, reason ?? null, async () => {
        const changes = await planning.ask('prepareLocks', { scenario, request })
        const { where, measure, from, also } = request
        const rows = 1 + also.length
        return changes.length > 0
          ? {
              changes,
              place: { where, measure, period: from },
              entry: null,
              ...(rows > 1 ? { edits: rows } : {}),
            }
          : null
      })
    },
    history(scenario, limit) {
      const standing = new Set(deps.journal.stack(scenario).done)
      return deps.journal.latest(scenario, limit).map((record) => describeEntry(record, standing))
    },
    async attributes(scenario = 'base') {
      await held.ensure(scenario)
      return [...(await planning.ask('attributes', { scenario }))]
    },
  }
}
