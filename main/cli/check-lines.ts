/** What the check of files found, as tables. */
import { checkedPlace } from '@shared/model/file-check/checked-place'
import type { CheckedFile, FileCheck, FileFinding } from '@shared/model/file-check/file-check'
import { defectWord, entityWord, refusalWord, severityWord } from './code-words'
import type { CommandContext } from './command'
import { table } from './print-table'

type Say = Pick<CommandContext, 'language' | 'say'>

const delimiters: Readonly<Record<string, string>> = { '\t': 'TAB' }

/** Ending and, of a text of records, what they are and the mapping that reads them. */
function formatOf({ format, records }: CheckedFile, say: Say['say']): string {
  if (!records) return format
  const { kind, type, mapping } = records
  const what = [say(`records_${kind}`), type ?? ''].join(' ').trim()
  return `${format}: ${what}${mapping === null ? '' : ` (${mapping})`}`
}

function fileRow(file: CheckedFile, { language, say }: Say): string[] {
  if (file.refused) {
    const { reason, code, detail } = file.refused
    const why = refusalWord(language, reason || code)
    // What records they are is for people; other details are for whoever looks into the file.
    const what = reason === 'needs_a_mapping' ? `${detail}: ` : ''
    return [file.path, file.format, what + why]
  }
  const dates = file.dates.map(({ style }) => style).join(', ')
  return [
    checkedPlace(file.path, file.sheet),
    formatOf(file, say),
    file.encoding === null ? '' : `${file.encoding}${file.byteOrderMark ? ' BOM' : ''}`,
    file.delimiter === null ? '' : (delimiters[file.delimiter] ?? file.delimiter),
    [file.decimal ?? '', file.thousands === null ? '' : `(${file.thousands})`].join(' ').trim(),
    dates,
    file.heading === null ? say('none') : String(file.heading),
    String(file.rows),
    String(file.columns.length),
    file.entity === null ? '' : entityWord(language, file.entity),
  ]
}

const fileTitles = [
  'file',
  'format',
  'encoding',
  'delimiter',
  'decimal_mark',
  'date_styles',
  'heading_line',
  'rows',
  'columns',
  'entity',
] as const
const right = new Set<string>(['heading_line', 'rows', 'columns', 'count'])

function findingRow(finding: FileFinding, { language }: Say): string[] {
  const examples = finding.examples.slice(0, 3).map(({ row, value, expected }) => {
    const at = row === null ? '' : `${row}: `
    const said =
      value !== null && finding.kind === 'file_refused' ? refusalWord(language, value) : value
    return `${at}${said ?? ''}${expected === null ? '' : ` → ${expected}`}`
  })
  return [
    severityWord(language, finding.severity),
    defectWord(language, finding.kind),
    String(finding.count),
    checkedPlace(finding.file, finding.sheet),
    finding.field ?? '',
    examples.join('; '),
  ]
}

const findingTitles = ['severity', 'kind', 'count', 'file', 'field', 'examples'] as const

/** A line for each file, a line for each finding, and the sum. */
export function checkLines({ files, findings }: FileCheck, context: Say): string[] {
  const { say } = context
  const head = (titles: readonly string[]) =>
    titles.map((title) => ({ title: say(`column_${title}`), right: right.has(title) }))
  const lines = table(
    head(fileTitles),
    files.map((file) => fileRow(file, context)),
  )
  if (findings.length === 0) return [...lines, '', say('no_findings')]
  const count = (severity: string) =>
    findings.reduce((sum, one) => (one.severity === severity ? sum + one.count : sum), 0)
  return [
    ...lines,
    '',
    ...table(
      head(findingTitles),
      findings.map((finding) => findingRow(finding, context)),
    ),
    '',
    say('found', { errors: count('error'), warnings: count('warning') }),
  ]
}
