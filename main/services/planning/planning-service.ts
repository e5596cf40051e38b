/** The `planning.*` calls. */

import type { JournalRecord } from '@main/store/reading'
import type { Checked, Result } from '@shared/contract/contract'
import type { JournalEntry } from '@shared/contract/planning-calls'
import type { ChangeAuthor, ChangePlan } from './change-plan'
import type { HeldScenarios } from './held-scenarios'
import { foldJournal } from './journal-in-force'
import type { PlanningDeps } from './planning-deps'

/** Views beyond this many are closed, the oldest first: a window that vanished does not close its own. */
const mostViews = 48

export interface PlanningService {
  overview(scenario: string): Promise<Result<'planning.overview'>>
  openView(spec: Checked<'planning.openView'>): Promise<Result<'planning.openView'>>
  closeView(view: string): Promise<void>
  edit(params: Checked<'planning.edit'>, author: ChangeAuthor): Promise<Result<'planning.edit'>>
  previewEdit(params: Checked<'planning.previewEdit'>): Promise<Result<'planning.previewEdit'>>
  history(scenario: string, limit: number): JournalEntry[]
  attributes(): Promise<Result<'planning.attributes'>>
}

function kindOf({ kind, step }: JournalRecord): string {
  if (kind !== 'change') return kind
  return step.merged ? 'merge' : (step.changes[0]?.kind ?? 'change')
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
    async openView(spec) {
      await held.ensure(spec.scenario)
      const view = deps.newId()
      views.add(view)
      for (const oldest of [...views].slice(0, Math.max(0, views.size - mostViews)))
        await closeView(oldest)
      return planning.ask('openView', { view, spec })
    },
    edit({ scenario, edits, rule, reason }, author) {
      return plans.change(scenario, author, reason ?? null, async () => {
        const { changes } = await planning.ask('prepare', { scenario, edits, rule })
        const [first] = edits
        if (changes.length === 0 || !first) return null
        const { where, measure, period, entry } = first
        return { changes, place: { where, measure, period }, entry }
      })
    },
    async previewEdit({ scenario, edit, rule }) {
      await held.ensure(scenario)
      const preview = await planning.ask('preview', { scenario, edit, rule })
      return { ...preview, lines: [...preview.lines] }
    },
    history(scenario, limit) {
      const records = deps.journal.of(scenario)
      const standing = new Set(foldJournal(records).done.map((record) => record.position))
      return records
        .slice(-limit)
        .reverse()
        .map((record) => ({
          position: record.position,
          scenario: record.scenario,
          kind: kindOf(record),
          ...(record.step.merged ? { merged: record.step.merged.name } : {}),
          author: record.author,
          at: record.at,
          reason: record.reason,
          place: record.step.place,
          entry: record.step.entry,
          cells: record.step.changes.reduce(
            (sum, change) => sum + (change.kind === 'set_cells' ? change.cells.length : 1),
            0,
          ),
          undone: record.kind === 'change' && !standing.has(record.position),
        }))
    },
    async attributes() {
      await held.ensure('base')
      const list = await planning.ask('attributes', { scenario: 'base' })
      return list.map(({ attribute, values }) => ({ attribute, values: [...values] }))
    },
  }
}
