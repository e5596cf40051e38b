/** `workbooks.compare`: an edited file against the plan it came from, as it is now. */
import type { HeldScenarios } from '@main/services/planning/held-scenarios'
import { getScenario, getSnapshot } from '@main/store/reading'
import type { Person } from '@shared/contract/app-calls'
import { EvenkeelError } from '@shared/contract/error-codes'
import { type Selection, type Side, sides } from '@shared/contract/planning-calls'
import type { ImportComparison, ImportNote } from '@shared/contract/workbook-calls'
import { editOf, isOffered, judgeEdits, placeEdits, withRefusals } from './judge-edits'
import { placeOfKey } from './row-key'
import type { EditedBook, EditedCell } from './thread-shapes'
import type { WorkbookDeps } from './workbook-deps'
import { workspaceIdentity } from './workspace-identity'

const nameOfPlace = (where: Selection): string => JSON.stringify(Object.entries(where).toSorted())

type NowOf = Parameters<typeof placeEdits>[1]

/** Reads the rows that were edited, side by side, each once. */
async function readNow(
  { planning }: WorkbookDeps,
  scenario: string,
  cells: readonly EditedCell[],
): Promise<NowOf> {
  const read = new Map<Side, Awaited<ReturnType<typeof readSide>>>()
  async function readSide(side: Side) {
    const places = new Map<string, Selection>()
    for (const cell of cells) {
      const where = cell.side === side ? placeOfKey(cell.key)?.where : undefined
      if (where) places.set(nameOfPlace(where), where)
    }
    const order = new Map([...places.keys()].map((name, at) => [name, at]))
    const rows = await planning.ask('rowsAtPlaces', {
      scenario,
      side,
      places: [...places.values()],
    })
    return { order, ...rows }
  }
  for (const side of sides)
    if (cells.some((cell) => cell.side === side)) read.set(side, await readSide(side))
  return ({ side, period }, where, measure) => {
    const rows = read.get(side)
    const place = rows?.order.get(nameOfPlace(where))
    if (!rows || place === undefined || !rows.known[place]) return undefined
    const m = rows.measures.indexOf(measure)
    const t = rows.periods.indexOf(period)
    if (m < 0 || t < 0) return null
    const value = rows.values[(place * rows.measures.length + m) * rows.periods.length + t]!
    return Number.isNaN(value) ? null : value
  }
}

/** Throws WORKBOOK_UNUSABLE, SCENARIO_CLOSED. */
function refuseForeign(deps: WorkbookDeps, file: string, { provenance }: EditedBook): void {
  const unusable = (reason: string): EvenkeelError =>
    new EvenkeelError('WORKBOOK_UNUSABLE', { file, reason })
  if (provenance.workspace !== workspaceIdentity(deps)) throw unusable('other_workspace')
  const scenario = getScenario(deps.db, provenance.scenario)
  if (!scenario) throw unusable('scenario_gone')
  if (scenario.state !== 'open')
    throw new EvenkeelError('SCENARIO_CLOSED', { scenario: scenario.name })
}

/** What happened to the plan since the export. */
function notesOfPlan(
  deps: WorkbookDeps,
  { snapshot, scenario, position }: EditedBook['provenance'],
): ImportNote[] {
  const notes: ImportNote[] = []
  const now = getScenario(deps.db, scenario)?.snapshot ?? ''
  const about = { sheet: '', count: 1 }
  if (now !== snapshot)
    notes.push({ ...about, kind: 'other_data', detail: getSnapshot(deps.db, now)?.asOf ?? '' })
  const moved = deps.journal.lastPosition(scenario) !== position
  if (moved) notes.push({ ...about, kind: 'plan_moved', detail: '' })
  return notes
}

export async function compareFile(
  deps: WorkbookDeps,
  held: HeldScenarios,
  { file, bytes }: { readonly file: string; readonly bytes: Uint8Array },
  { role }: Pick<Person, 'role'>,
): Promise<ImportComparison> {
  const book = await deps.thread.read(bytes, file)
  refuseForeign(deps, file, book)
  const { provenance, notes, read } = book
  const { scenario } = provenance
  await held.ensure(scenario)
  const position = deps.journal.lastPosition(scenario)
  const nowOf = await readNow(deps, scenario, book.cells)
  const judged = judgeEdits(placeEdits(book.cells, nowOf))
  const edits = judged.filter(isOffered).map(editOf)
  const options = { role, locale: 'en-US', partial: true, confirmed: false }
  const tried =
    edits.length > 0
      ? await deps.planning.ask('prepare', { scenario, edits, rule: undefined, options })
      : { refused: [] }
  return {
    import: deps.newId(),
    file,
    provenance,
    scenario,
    scenarioName: getScenario(deps.db, scenario)?.name ?? '',
    position,
    notes: [...notesOfPlan(deps, provenance), ...notes],
    read,
    cells: withRefusals(judged, tried.refused),
  }
}
