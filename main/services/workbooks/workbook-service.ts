/** The `workbooks.*` calls: the plan as a spreadsheet, and an edited one back as one change. */
import type { HeldScenarios } from '@main/services/planning/held-scenarios'
import type { PlanningService } from '@main/services/planning/planning-service'
import type { Person } from '@shared/contract/app-calls'
import type { Checked, Result } from '@shared/contract/contract'
import { EvenkeelError } from '@shared/contract/error-codes'
import type { ImportComparison } from '@shared/contract/workbook-calls'
import { compareFile } from './compare-file'
import { exportView } from './export-view'
import { editOf, isOffered, needsConfirmation } from './judge-edits'
import type { WorkbookDeps } from './workbook-deps'

/** Comparisons that are remembered; the oldest is forgotten first. */
const mostComparisons = 8

export interface WorkbookService {
  export(params: Checked<'workbooks.export'>, person: Person): Promise<Result<'workbooks.export'>>
  compare(
    params: Checked<'workbooks.compare'>,
    person: Person,
  ): Promise<Result<'workbooks.compare'>>
  take(params: Checked<'workbooks.take'>, person: Person): Promise<Result<'workbooks.take'>>
  close(): Promise<void>
}

export function createWorkbookService(
  deps: WorkbookDeps,
  held: HeldScenarios,
  planning: PlanningService,
): WorkbookService {
  const comparisons = new Map<string, ImportComparison>()

  return {
    export: (params, person) => exportView(deps, held, planning, params, person),
    async compare(params, person) {
      const found = await compareFile(deps, held, params, person)
      comparisons.set(found.import, found)
      for (const oldest of [...comparisons.keys()].slice(0, -mostComparisons))
        comparisons.delete(oldest)
      return found
    },
    async take({ import: id, cells, rule, reason, reasonCode, confirmed }, person) {
      const found = comparisons.get(id)
      if (!found) throw new EvenkeelError('IMPORT_OUTDATED')
      const { scenario, position, file } = found
      const wanted = new Set(cells)
      const taken = found.cells.filter(
        (cell) =>
          wanted.has(cell.cell) && (isOffered(cell) || (confirmed && needsConfirmation(cell))),
      )
      if (taken.length === 0) throw new EvenkeelError('NOT_FOUND', { what: file })
      const edits = taken.map(editOf)
      const options = { rule, reason, reasonCode, confirmed, partial: true, locale: 'en-US' }
      const result = await planning.edit({ scenario, edits, ...options }, person, position)
      comparisons.delete(id)
      return result
    },
    close: () => deps.thread.close(),
  }
}
