/** What an edited file would change, for people. */
import type { ImportComparison, ImportedCell, ImportNote } from '@shared/contract/workbook-calls'
import { translate } from '@shared/messages/translate'
import { measureWord } from './code-words'
import type { CommandContext } from './command'
import { figure } from './number-format'
import { table } from './print-table'
import { messageOf } from './report-failure'

/** More would not be read; `--json` has them all. */
const most = 200

type Words = Pick<CommandContext, 'language' | 'say'>

const noteLine = ({ language }: Words, { kind, ...values }: ImportNote): string =>
  `- ${translate(language, `workbooks.note_${kind}`, values)}`

function becomes({ language }: Words, { state, refusal }: ImportedCell): string {
  if (!refusal) return translate(language, `workbooks.state_${state}`)
  return refusal.by === 'file'
    ? translate(language, `workbooks.fault_${refusal.fault}`)
    : messageOf(language, refusal)
}

export function importLines(found: ImportComparison, context: Words): string[] {
  const { language, say } = context
  const { notes, cells, provenance } = found
  const head = say('import_origin', {
    view: provenance.view,
    scenario:
      found.scenario === 'base' ? translate(language, 'scenarios.base') : found.scenarioName,
    person: provenance.exportedBy,
    at: provenance.exportedAt.slice(0, 16).replace('T', ' '),
  })
  const told = [head, ...notes.map((note) => noteLine(context, note))]
  if (cells.length === 0) return [...told, translate(language, 'workbooks.nothing')]
  const inFile = ({ text, file }: ImportedCell): string =>
    text ?? (file === null ? translate(language, 'workbooks.cleared') : figure(language, file))
  const listed = cells.slice(0, most)
  const rows = listed.map((cell) => [
    Object.values(cell.where).join(' '),
    measureWord(language, cell.measure),
    cell.period,
    figure(language, cell.exported),
    figure(language, cell.now),
    inFile(cell),
    becomes(context, cell),
  ])
  const heading = (key: string): string => translate(language, `workbooks.column_${key}`)
  const count = (state: ImportedCell['state']): number =>
    cells.filter((cell) => cell.state === state).length
  const more = cells.length - listed.length
  return [
    ...told,
    '',
    ...table(
      [
        { title: heading('row') },
        { title: say('column_measure') },
        { title: heading('month') },
        { title: heading('exported'), right: true },
        { title: heading('now'), right: true },
        { title: heading('file'), right: true },
        { title: heading('state') },
      ],
      rows,
    ),
    ...(more > 0 ? [translate(language, 'workbooks.more', { count: more })] : []),
    '',
    translate(language, 'workbooks.sum', {
      clean: count('clean'),
      conflict: count('conflict'),
      refused: count('refused'),
      same: count('same'),
    }),
  ]
}
