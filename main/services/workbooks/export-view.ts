/** `workbooks.export`: views of a plan as a spreadsheet that can come back. */

import type { HeldScenarios } from '@main/services/planning/held-scenarios'
import type { PlanningService } from '@main/services/planning/planning-service'
import { findScenario } from '@main/services/planning/scenario-chain'
import { readSettings } from '@main/services/workspace/settings-service'
import { getSnapshot, listOwnMeasures, listPeople } from '@main/store/reading'
import type { Person } from '@shared/contract/app-calls'
import type { Checked, Result } from '@shared/contract/contract'
import { EvenkeelError } from '@shared/contract/error-codes'
import type { ExportedFile, Provenance } from '@shared/contract/workbook-calls'
import { translate } from '@shared/messages/translate'
import type { OwnMeasure } from '@shared/model/measures/own-measures'
import { csvOfViews } from './csv-of-views'
import type { SheetWords, ViewSheet } from './thread-shapes'
import { sheetOfView } from './view-sheets'
import type { WorkbookDeps } from './workbook-deps'
import { workspaceIdentity } from './workspace-identity'

/** Cells that can be read back in bounded memory. */
const mostCells = 1_200_000

/** What no file system takes is left out. */
const fileName = (text: string): string =>
  text
    .replaceAll(/[\\/:*?"<>|\p{Cc}\p{Cf}]+/gu, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()
    .slice(0, 120)

export async function exportView(
  deps: WorkbookDeps,
  held: HeldScenarios,
  planning: PlanningService,
  { scenario, view, sheets, format, language: chosen }: Checked<'workbooks.export'>,
  { name, role }: Person,
): Promise<ExportedFile> {
  const { db } = deps
  const language = chosen ?? readSettings(db).language
  await held.ensure(scenario)
  const { company, currency, asOf, snapshot } = await deps.planning.ask('overview', { scenario })
  // Not before: edits overtake the question above.
  const position = deps.journal.lastPosition(scenario)
  const people = new Map(listPeople(db).map((one) => [one.person, one.name]))
  const own: readonly OwnMeasure[] = listOwnMeasures(db)
  const inWords = (text: { zh: string; en: string }): string =>
    language === 'zh-CN' ? text.zh : text.en
  const context = {
    language,
    currency,
    own,
    threads: deps.threadsOf(scenario),
    authorOf(person: string): string {
      const known = people.get(person)
      return known ? inWords(known) : person
    },
  }

  const laidOut: ViewSheet[] = []
  let cells = 0
  for (const spec of sheets) {
    const { measures: _, arrangement: __, hideEmpty: ___, ...asked } = spec
    const opened: Result<'planning.openView'> = await planning.openView(
      { ...asked, scenario },
      role,
    )
    await planning.closeView(opened.view)
    const sheet = sheetOfView(opened, spec, context)
    laidOut.push(sheet)
    cells += sheet.values.length
    if (format === 'xlsx' && cells > mostCells)
      throw new EvenkeelError('EXPORT_TOO_LARGE', { cells, most: mostCells })
  }

  const found = findScenario(db, scenario)
  const scenarioName = found.parent === null ? translate(language, 'scenarios.base') : found.name
  const exportedAt = deps.now().toISOString()
  const provenance: Provenance = {
    format: 1,
    version: deps.version,
    workspace: workspaceIdentity(deps),
    company: inWords(company),
    scenario,
    scenarioName,
    position,
    snapshot,
    asOf: getSnapshot(db, snapshot)?.asOf ?? asOf,
    view,
    language,
    exportedBy: inWords(name),
    exportedAt,
  }
  const words: SheetWords = {
    title: [inWords(company), scenarioName, view].filter(Boolean).join(' · '),
    legend: translate(language, 'workbooks.legend', { asOf: asOf.slice(0, 10) }),
    name: translate(language, 'workbooks.column_name'),
    label: translate(language, 'workbooks.column_measure'),
    code: translate(language, 'workbooks.column_code'),
    unit: translate(language, 'workbooks.column_unit'),
  }
  const rows = laidOut.reduce((sum, sheet) => sum + sheet.rows.length, 0)
  const bytes =
    format === 'csv'
      ? csvOfViews(laidOut, words, translate(language, 'workbooks.column_side'))
      : await deps.thread.write({ provenance, words, sheets: laidOut })
  const file = `${fileName(`${scenarioName} ${view} ${exportedAt.slice(0, 10)}`)}.${format}`
  return { file, bytes, rows, cells }
}
