/** Checks tables of files together: each is read twice, first for what it is, then for what is wrong with it. */
import { EvenkeelError } from '@shared/contract/error-codes'
import type { CheckedFile, FileCheck } from '@shared/model/file-check/file-check'
import { throwIfCancelled } from '../../cancellation'
import type { OpenTable } from '../tables/open-table'
import { checkedColumn, decimalOfFile } from './column-facts'
import { DefectLog } from './defect-log'
import { examineTable } from './examine-table'
import { findReferences } from './find-references'
import { asOfTables, judgeTogether, lastClosed } from './judge-together'
import { surveyTable, type TableSurvey } from './survey-table'

/** A file that could not be opened, with the reason. */
export interface RefusedFile {
  readonly path: string
  readonly kind: string
  readonly error: EvenkeelError
}

export interface ExamineOptions {
  /** The day of the check, as a number since 1970-01-01. */
  readonly today: number
  /** Called before each file is read. */
  readonly progress?: (path: string) => void
}

const refusedFile = ({ path, kind, error }: RefusedFile): CheckedFile => ({
  path,
  sheet: null,
  format: kind,
  encoding: null,
  byteOrderMark: false,
  delimiter: null,
  decimal: null,
  thousands: null,
  dates: [],
  heading: null,
  rows: 0,
  columns: [],
  entity: null,
  key: [],
  records: null,
  refused: {
    code: error.code,
    reason: String(error.params.reason ?? ''),
    detail: String(error.params.detail ?? ''),
  },
})

function checkedFile({ table, shape, columns, entity, key, rows }: TableSurvey): CheckedFile {
  const checked = columns.map(checkedColumn)
  const dates = new Map<string, number>()
  for (const column of checked)
    for (const { style, count } of column.dates) dates.set(style, (dates.get(style) ?? 0) + count)
  return {
    path: table.path,
    sheet: table.sheet,
    format: table.kind,
    encoding: table.encoding,
    byteOrderMark: table.byteOrderMark,
    delimiter: table.delimiter,
    decimal: decimalOfFile(columns.map(({ evidence }) => evidence)),
    thousands: checked.find(({ thousands }) => thousands !== null)?.thousands ?? null,
    dates: [...dates]
      .map(([style, count]) => ({ style, count }))
      .sort((a, b) => b.count - a.count || (a.style < b.style ? -1 : 1)),
    heading: shape.headingRow,
    rows,
    columns: checked,
    entity: entity?.name ?? null,
    key: key.map((at) => columns[at]?.evidence.heading ?? ''),
    records: table.flat ?? null,
    refused: null,
  }
}

const refusal = (table: OpenTable, error: unknown): RefusedFile | null =>
  error instanceof EvenkeelError && error.code !== 'CANCELLED'
    ? { path: table.path, kind: table.kind, error }
    : null

/** What the files are and what is wrong with them. A file that cannot be read is a finding, and the others are still checked. CANCELLED. */
export async function examineFiles(
  tables: readonly OpenTable[],
  refused: readonly RefusedFile[],
  { today, progress }: ExamineOptions,
  signal: AbortSignal,
): Promise<FileCheck> {
  const log = new DefectLog()
  const surveys: TableSurvey[] = []
  const failed = [...refused]
  for (const table of tables) {
    progress?.(table.path)
    try {
      surveys.push(await surveyTable(table, today, signal))
    } catch (error) {
      const why = refusal(table, error)
      if (!why) throw error
      failed.push(why)
    }
    throwIfCancelled(signal)
  }
  const references = findReferences(surveys)
  const asOf = asOfTables(surveys, today)
  for (const survey of surveys) {
    progress?.(survey.table.path)
    const until = asOf(survey) ?? (await lastClosed(survey, today, signal))
    await examineTable(survey, references.get(survey) ?? [], until, log, signal)
  }
  await judgeTogether(surveys, log, signal)
  for (const { path, error } of failed) {
    const about = { row: null, value: String(error.params.reason ?? error.code), expected: null }
    log.add({ path, sheet: null }, 'file_refused', null, about)
  }
  return {
    files: [...surveys.map(checkedFile), ...failed.map(refusedFile)],
    findings: log.findings(),
    counts: log.counts(),
  }
}
