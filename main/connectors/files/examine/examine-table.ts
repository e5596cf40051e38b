/** Second reading of a table: every defect of its lines and cells. */

import { valueOfForm } from '@shared/model/value-forms/number-form'
import { scanText, signs } from '@shared/model/value-forms/scan-text'
import type { SourceRecord } from '../tables/open-table'
import { CellChecks, type Note } from './cell-checks'
import { type CellClass, CellReader } from './cell-class'
import { folded, seenText, variantsOf } from './code-variants'
import type { ColumnFacts } from './column-facts'
import { DefectLog } from './defect-log'
import type { Reference } from './find-references'
import { HashSet } from './hash-set'
import { MergedAreas } from './merged-areas'
import { OpportunityDates, opportunityColumns } from './opportunity-dates'
import { limitOf } from './own-history'
import { monthsPassedOver } from './period-headings'
import { RowGate } from './row-gate'
import { textOf } from './row-text'
import { SeriesGaps } from './series-gaps'
import type { TableSurvey } from './survey-table'

interface ColumnWork {
  readonly facts: ColumnFacts
  readonly checks: CellChecks
  readonly note: Note
  readonly variants: ReadonlyMap<string, string>
  readonly limits: ReadonlyMap<string, number> | null
}

/** Values that are looked for elsewhere; told only where the columns prove to belong together. */
interface ReferenceWork {
  readonly reference: Reference
  readonly log: DefectLog
  filled: number
  found: number
}

class Examination {
  readonly #survey: TableSurvey
  readonly #log: DefectLog
  readonly #gate: RowGate
  readonly #reader = new CellReader()
  readonly #columns: readonly ColumnWork[]
  /** Those of periods. */
  readonly #across: readonly ColumnWork[]
  readonly #references: readonly ReferenceWork[]
  readonly #merged: MergedAreas
  readonly #seen = new HashSet()
  readonly #keys = new HashSet()
  readonly #repeated = new DefectLog()
  #keyRepeats = 0
  #row = 0
  /** The last row that held something. */
  #filledRow: number
  readonly gaps: SeriesGaps
  readonly #opportunities: OpportunityDates

  constructor(
    survey: TableSurvey,
    references: readonly Reference[],
    asOf: number | null,
    log: DefectLog,
  ) {
    this.#survey = survey
    this.#log = log
    this.#filledRow = survey.shape.before
    this.#gate = new RowGate(survey.shape, survey.table)
    this.#references = references.map((reference) => ({
      reference,
      log: new DefectLog(),
      filled: 0,
      found: 0,
    }))
    this.#columns = survey.columns.map((facts) => this.#workOf(facts))
    this.#across = this.#columns.filter(
      ({ facts }) => survey.periods.has(facts.index) && facts.type === 'number',
    )
    // The first reading has seen them.
    this.#merged = new MergedAreas(survey.table.facts().merged, survey.columns.length)
    this.gaps = new SeriesGaps(survey)
    this.#opportunities = new OpportunityDates(survey, asOf)
  }

  #workOf(facts: ColumnFacts): ColumnWork {
    const { table, histories, entity, item } = this.#survey
    const { evidence, type, field } = facts
    // An opportunity whose product is empty is told as such.
    const product = facts.index === item && !entity && opportunityColumns(this.#survey) !== null
    const coded = (type === 'code' || type === 'text') && !field?.oneOf
    return {
      facts,
      checks: new CellChecks(product ? { ...facts, full: false } : facts),
      note: (kind, value, expected) =>
        this.#log.add(table, kind, evidence.heading, { row: this.#row, value, expected }),
      variants: coded && evidence.distinct ? variantsOf(evidence.distinct) : new Map(),
      limits: histories.get(facts.index)?.limits() ?? null,
    }
  }

  take(record: SourceRecord): void {
    const { table, shape } = this.#survey
    if (record.row <= shape.before) return
    const { row, cells } = record
    this.#row = row
    const kind = this.#gate.classOf(record)
    if (table.format === 'workbook') {
      // A workbook need not hold rows without a value: they show by what follows them.
      if (kind === 'empty_line') return
      const gap = row - this.#filledRow - 1
      const example = { row: this.#filledRow + 1, value: null, expected: null }
      if (gap > 0) this.#log.add(table, 'empty_line', null, example, gap)
      this.#filledRow = row
    }
    if (record.bareQuote && kind !== 'stray_quote')
      this.#log.add(table, 'stray_quote', null, { row, value: textOf(cells), expected: '"…"' })
    if (kind !== 'row') {
      const wanted = kind.endsWith('fields') ? String(shape.headings.length) : null
      const expected = record.expected ?? wanted
      const value = kind.endsWith('fields') ? String(cells.length) : textOf(cells)
      this.#log.add(table, kind, null, { row, value, expected })
      return
    }
    const read = this.#cells(record)
    this.#repeats(record, read)
    this.gaps.add(read)
    const late = this.#opportunities.lateBy(read)
    if (late)
      this.#log.add(table, 'opportunity_past_close', late.field, {
        row,
        value: late.value,
        expected: late.expected,
      })
  }

  #cells({ cells, marks }: SourceRecord): CellClass[] {
    const read: CellClass[] = []
    const usable: boolean[] = []
    for (const { facts, checks, note, variants } of this.#columns) {
      const value = cells[facts.index]
      const mark = marks?.[facts.index]
      const cell = this.#reader.read(value, mark)
      read.push(cell)
      if (cell.empty && this.#merged.covers(this.#row, facts.index)) {
        usable.push(false)
        continue
      }
      const good = checks.check(
        cell,
        value === null || value === undefined ? '' : String(value),
        mark,
        note,
      )
      usable.push(good)
      if (!good || variants.size === 0) continue
      const usual = variants.get(seenText(cell.text))
      if (usual !== undefined) note('code_variant', cell.text, usual)
    }
    this.#outliers(read)
    if (this.#across.length > 0) this.#outliersAcross(read)
    for (const work of this.#references) if (usable[work.reference.column]) this.#refer(work, read)
    return read
  }

  #outliers(read: readonly CellClass[]): void {
    const { item } = this.#survey
    if (item === null) return
    for (const { facts, limits, note } of this.#columns) {
      const form = limits && read[facts.index]?.number
      if (!form || facts.type !== 'number') continue
      const value = valueOfForm(form, facts.decimal)
      const limit = limits.get(read[item]?.text ?? '')
      if (limit !== undefined && value > limit && value <= facts.absurdAbove)
        note('outlier', read[facts.index]?.text ?? '', `<= ${Number(limit.toPrecision(3))}`)
    }
  }

  /** Figures of a row that goes across its periods, beside the row's others. */
  #outliersAcross(read: readonly CellClass[]): void {
    const figures = this.#across.flatMap(({ facts, note }) => {
      const form = read[facts.index]?.number
      return form ? [{ facts, note, value: valueOfForm(form, facts.decimal) }] : []
    })
    const limit = limitOf(figures.map(({ value }) => value).filter((value) => value > 0))
    for (const { facts, note, value } of figures)
      if (value > limit && value <= facts.absurdAbove)
        note('outlier', read[facts.index]?.text ?? '', `<= ${Number(limit.toPrecision(3))}`)
  }

  #refer(work: ReferenceWork, read: readonly CellClass[]): void {
    const { reference } = work
    const { evidence } = reference.targetColumn
    const column = this.#columns[reference.column]
    const text = read[reference.column]?.text ?? ''
    const field = column?.facts.field
    if (!column || (field && !field.required && text === '*')) return
    work.filled += 1
    if (evidence.unique?.has(text)) {
      work.found += 1
      return
    }
    const meant = reference.writings?.get(folded(text))
    const inColumn = column.variants.has(seenText(text))
    if (meant !== undefined) {
      work.found += 1
      if (!inColumn && seenText(text) !== meant)
        work.log.add(this.#survey.table, 'code_variant', column.facts.evidence.heading, {
          row: this.#row,
          value: text,
          expected: meant,
        })
      return
    }
    const expected = `${reference.target.table.path}: ${evidence.heading}`
    work.log.add(this.#survey.table, 'reference_unknown', column.facts.evidence.heading, {
      row: this.#row,
      value: text,
      expected,
    })
  }

  #repeats({ cells }: SourceRecord, read: readonly CellClass[]): void {
    const { table, key } = this.#survey
    const row = this.#row
    if (!this.#seen.add(cells.map((cell) => (cell === null ? '' : String(cell))).join('\u0001'))) {
      this.#log.add(table, 'row_repeated', null, { row, value: textOf(cells), expected: null })
      return
    }
    if (key.length === 0) return
    const parts = key.map((at) => read[at]?.text ?? '')
    if (parts.some((part) => part === '')) return
    if (this.#keys.add(parts.map(folded).join('\u0001'))) return
    this.#keyRepeats += 1
    const field = key.map((at) => this.#survey.columns[at]?.evidence.heading ?? '').join(' + ')
    this.#repeated.add(table, 'key_repeated', field, {
      row,
      value: parts.join(' / '),
      expected: null,
    })
  }

  end(): void {
    const { table, entity, rows, shape, columns } = this.#survey
    // What repeats in more than one row of ten was no key.
    if (entity || this.#keyRepeats * 10 <= rows) this.#log.addAll(this.#repeated)
    for (const { reference, log, filled, found } of this.#references)
      if (reference.declared || (found > 0 && found * 2 >= filled)) this.#log.addAll(log)
    for (const { series, period } of this.gaps.missing())
      this.#log.add(table, 'period_missing', this.gaps.field, {
        row: null,
        value: series,
        expected: period,
      })
    if (this.#across.length > 0)
      for (const expected of monthsPassedOver(shape.headings))
        this.#log.add(table, 'period_missing', null, {
          row: shape.headingRow,
          value: null,
          expected,
        })
    this.#headings(shape.headings)
    const { merged, hidden } = table.facts()
    for (const value of merged)
      this.#log.add(table, 'merged_cells', null, { row: null, value, expected: null })
    for (const value of hidden)
      this.#log.add(table, 'hidden_cells', null, { row: null, value, expected: null })
    if (columns.length === 0 || rows === 0)
      this.#log.add(table, 'file_empty', null, { row: null, value: null, expected: null })
  }

  #headings(headings: readonly string[]): void {
    const { table, shape, entity, columns } = this.#survey
    const row = shape.headingRow
    if (row === null) {
      if (!table.headings && headings.length > 0)
        this.#log.add(table, 'heading_line_missing', null, {
          row: null,
          value: null,
          expected: null,
        })
      return
    }
    const seen = new Set<string>()
    headings.forEach((heading, index) => {
      const name = heading.trim().toLowerCase()
      if (name === '' && (columns[index]?.evidence.filled ?? 0) > 0)
        this.#log.add(table, 'heading_empty', null, { row, value: null, expected: null })
      if (name !== '' && seen.has(name))
        this.#log.add(table, 'heading_repeated', heading, { row, value: heading, expected: null })
      else if (entity && name !== '' && !columns[index]?.field)
        this.#log.add(table, 'column_unknown', heading, { row, value: heading, expected: null })
      seen.add(name)
      if (scanText(heading) & (signs.replaced | signs.byteOrderMark))
        this.#log.add(table, 'text_damaged', heading, { row, value: heading, expected: null })
    })
    for (const field of entity?.fields ?? [])
      if (field.required && !columns.some((column) => column.field?.name === field.name))
        this.#log.add(table, 'column_missing', field.name, {
          row,
          value: null,
          expected: field.name,
        })
  }
}

/** Reads a table again and notes its defects. FILE_UNREADABLE, FILE_TOO_LARGE, CANCELLED. */
export async function examineTable(
  survey: TableSurvey,
  references: readonly Reference[],
  asOf: number | null,
  log: DefectLog,
  signal: AbortSignal,
): Promise<void> {
  const examination = new Examination(survey, references, asOf, log)
  for await (const records of survey.table.records(signal))
    for (const record of records) examination.take(record)
  examination.end()
}
