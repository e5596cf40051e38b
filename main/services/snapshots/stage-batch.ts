/** Rows of a batch on their way into a staging: every row checked, the good apart from the bad. */
import { CellRow } from '@main/connectors/cell-row'
import type { RawBatch, RawRow } from '@main/connectors/connector'
import {
  addCorrections,
  addFindings,
  keyText,
  type NewCorrection,
  rejectRow,
  StagedCells,
  type StagedRow,
  type Staging,
} from '@main/store/writing'
import type { Finding } from '@shared/contract/contract-types'
import type { CanonicalRow, CanonicalValue } from '@shared/model/entities/canonical-entities'
import {
  type CellChecker,
  compileCellChecker,
  compileRowChecker,
  type RowChecker,
} from '@shared/model/entities/check-row'
import type { Entity } from '@shared/model/entities/entity-shape'
import type { CorrectionNote, Corrector } from '@shared/model/quality/make-corrections'
import type { RememberedFix } from '@shared/model/quality/quality-fixes'

/** What a batch came to. */
export interface CheckedBatch {
  readonly good: readonly StagedRow[]
  /** Rows that cannot be planned on, as the source had them; `key` where it can be read. */
  readonly refused: readonly RefusedRow[]
  /** What is said of columns and of the whole place. */
  readonly about: readonly Finding[]
  /** What is said of rows. */
  readonly findings: readonly Finding[]
  /** What remembered fixes changed in rows before they were checked. */
  readonly corrections: readonly NewCorrection[]
}

export interface RefusedRow {
  readonly row: number
  readonly raw: Readonly<Record<string, CanonicalValue>>
  readonly key: CanonicalRow | null
}

/** Checks the rows of one source of an entity. */
export class BatchChecker {
  readonly #entity: Entity
  readonly #connection: string
  readonly #place: string
  /** Added to the source's row numbers. */
  readonly #offset: number
  readonly #check: RowChecker
  readonly #checkKey: RowChecker
  readonly #checkCells: CellChecker
  /** Where the fields of the entity stand among those of the rows that came last. */
  #placesOf: readonly string[] | null = null
  #places: readonly number[] = []
  readonly #correct: Corrector | undefined
  /** Rows that were refused, so that each is put aside once. */
  readonly #refused = new Set<number>()
  lastRow: number

  constructor(
    entity: Entity,
    connection: string,
    place: string,
    offset = 0,
    correct: Corrector | undefined = undefined,
  ) {
    this.#correct = correct
    this.#entity = entity
    this.#connection = connection
    this.#place = place
    this.#offset = offset
    this.lastRow = offset
    this.#check = compileRowChecker(entity)
    this.#checkCells = compileCellChecker(entity)
    const fields = entity.fields.filter(({ name }) => entity.key.includes(name))
    this.#checkKey = compileRowChecker({ ...entity, fields })
  }

  /** The key as it is kept, or null where it cannot be read. */
  keyOf(values: Readonly<Record<string, CanonicalValue>>): CanonicalRow | null {
    return this.#checkKey(values).row ?? null
  }

  take(batch: RawBatch): CheckedBatch {
    const about: Finding[] = []
    const findings: Finding[] = []
    const refused: RefusedRow[] = []
    const broken = new Map((batch.refused ?? []).map((row) => [row.row, row]))
    for (const problem of batch.problems) {
      const row = problem.row === null ? null : problem.row + this.#offset
      const finding = { ...problem, row, connection: this.#connection }
      const isOfRow = problem.severity === 'error' && problem.kind !== 'column_missing'
      if (!isOfRow || problem.row === null) {
        about.push(finding)
        continue
      }
      findings.push(finding)
      const raw = broken.get(problem.row)?.values ?? { text: problem.value }
      this.#refuse({ row: problem.row, values: raw }, refused)
    }
    for (const row of broken.values()) this.#refuse(row, refused)
    const good: StagedRow[] = []
    const corrections: NewCorrection[] = []
    for (const row of batch.rows) {
      const left = this.#correct ? this.#corrected(row, this.#correct, corrections) : row
      if (left) this.#row(left, good, refused, findings)
    }
    return { good, refused, about, findings, corrections }
  }

  /** The row as fixes leave it; null where one leaves it out. */
  #corrected(raw: RawRow, correct: Corrector, corrections: NewCorrection[]): RawRow | null {
    const done = correct(raw.values)
    if (!done) return raw
    const row = raw.row + this.#offset
    if (row > this.lastRow) this.lastRow = row
    const values = done.values ? (this.#check(done.values).row ?? null) : null
    const entity = this.#entity.name
    for (const { fix, field, was, became } of done.notes)
      corrections.push({ entity, row, values, field, was, became, ...noteOf(fix) })
    if (!done.values) return null
    const was = renamedFields(done.notes)
    return { ...raw, values: done.values, ...(was ? { was: { ...was, ...raw.was } } : {}) }
  }

  /** The row where it stands in cells and nothing is wrong with it. */
  #plainRow({ row, fields, cells }: CellRow): StagedRow | null {
    if (fields !== this.#placesOf) {
      this.#placesOf = fields
      this.#places = this.#entity.fields.map(({ name }) => fields.indexOf(name))
    }
    const checked = this.#checkCells(cells, this.#places)
    return checked && new StagedCells(this.#entity, row + this.#offset, checked)
  }

  #row(raw: RawRow, good: StagedRow[], refused: RefusedRow[], findings: Finding[]): void {
    const row = raw.row + this.#offset
    if (row > this.lastRow) this.lastRow = row
    const plain = raw instanceof CellRow ? this.#plainRow(raw) : null
    if (plain) {
      good.push(plain)
      return
    }
    const checked = this.#check(raw.values)
    if (checked.row) {
      const was = raw.was && this.#keyWas(raw.was)
      good.push(was ? { row, values: checked.row, was } : { row, values: checked.row })
      return
    }
    const where = {
      severity: 'error',
      connection: this.#connection,
      entity: this.#entity.name,
      place: this.#place,
      row,
    } as const
    for (const problem of checked.problems) findings.push({ ...where, ...problem })
    this.#refuse(raw, refused)
  }

  /** Of fields of the key; undefined where only others were renamed. */
  #keyWas(was: Readonly<Record<string, string>>): CanonicalRow | undefined {
    const ofKey = Object.entries(was).filter(([field]) => this.#entity.key.includes(field))
    return ofKey.length > 0 ? Object.fromEntries(ofKey) : undefined
  }

  #refuse({ row: at, values }: RawRow, refused: RefusedRow[]): void {
    const row = at + this.#offset
    if (row > this.lastRow) this.lastRow = row
    if (this.#refused.has(row)) return
    this.#refused.add(row)
    refused.push({ row, raw: values, key: this.keyOf(values) })
  }
}

/** What codes were before fixes wrote others in their place. */
function renamedFields(notes: readonly CorrectionNote[]): Record<string, string> | undefined {
  const was: Record<string, string> = {}
  for (const { fix, field, was: code } of notes)
    if (fix.what.kind === 'same_as' && field !== null && code !== null) was[field] ??= code
  return Object.keys(was).length > 0 ? was : undefined
}

const noteOf = ({ fix, by: author, at }: RememberedFix) => ({ fix, author, at })

/** Puts the refused rows of a batch aside and notes what was found and corrected. */
export function keepRefused(staging: Staging, entity: Entity, batch: CheckedBatch): void {
  for (const { row, raw, key } of batch.refused)
    rejectRow(staging, entity.name, row, raw, key && keyText(entity, key))
  addFindings(staging, [...batch.about, ...batch.findings])
  addCorrections(staging, batch.corrections)
}
