/** Makes rows of records that belong to each other: a line and what follows it, with what its header said. */
import type { BrokenRow, TableRow, TableRows } from '../../mapping/table-source'
import { type FlatRecord, shownText } from './flat-record'

export interface Level<Place> {
  readonly starts?: string | undefined
  readonly ends?: string | undefined
  readonly counted_at?: string | undefined
  readonly until: readonly string[]
  readonly alone: boolean
  readonly columns: Readonly<Record<string, Place | readonly Place[]>>
}

/** A record that started a level, with what followed it so far. */
interface Opened {
  readonly row: number
  readonly text: string
  readonly cells: (string | null)[]
  /** Which of a column's places its cell came from: an earlier one is better. */
  readonly from: number[]
  readonly ordinal: number
  /** What its rows should have been, where they cannot be told any more. */
  refused: string | null
  hasRows: boolean
}

interface Filled<Place> {
  readonly column: number
  readonly places: readonly Place[]
}

export class RecordLevels<Place> {
  readonly #levels: readonly Level<Place>[]
  readonly #columns: readonly string[]
  readonly #filled: readonly (readonly Filled<Place>[])[]
  readonly #starts: ReadonlyMap<string, number>
  readonly #countAt: (record: FlatRecord<Place>, element: string) => string | null
  /** From the outermost to the innermost that is open. */
  #open: Opened[] = []
  /** A record could not be read that may have been a header: what comes before the next one belongs to nobody known. */
  #lost: string | null = null
  #ordinal = 0
  #rows: TableRow[] = []
  #broken: BrokenRow[] = []

  /** `countAt` reads the element in which the end of a level says how many records there were. */
  constructor(
    levels: readonly Level<Place>[],
    countAt: (record: FlatRecord<Place>, element: string) => string | null,
  ) {
    this.#levels = levels
    this.#countAt = countAt
    this.#columns = [...new Set(levels.flatMap(({ columns }) => Object.keys(columns)))]
    this.#filled = levels.map(({ starts, columns }) =>
      Object.entries(columns).map(([name, places]) => ({
        column: this.#columns.indexOf(name),
        places: [places].flat().map((place) => ofStarter(place as Place, starts)),
      })),
    )
    this.#starts = new Map(
      levels.flatMap(({ starts }, at) => (starts === undefined ? [] : [[starts, at] as const])),
    )
  }

  take(record: FlatRecord<Place>): void {
    this.#ordinal += 1
    const { type, broken } = record
    const level = this.#levels[0]?.starts === undefined ? 0 : this.#starts.get(type)
    if (broken !== null) this.#refuse(record, broken, level)
    else if (level !== undefined) this.#begin(record, level)
    else this.#follow(record)
  }

  end(): void {
    this.#close(0, null)
  }

  /** What came since the last time. */
  taken(): TableRows {
    const part = { columns: this.#columns, rows: this.#rows, broken: this.#broken }
    this.#rows = []
    this.#broken = []
    return part
  }

  /** Where `refused` says why the record cannot be read, that was said before. */
  #begin(record: FlatRecord<Place>, level: number, refused: string | null = null): void {
    this.#close(level, null)
    const { starts = '' } = this.#levels[level - 1] ?? {}
    const orphaned = level > 0 && this.#lost !== null ? this.#lost : starts
    if (this.#open.length < level) {
      if (refused === null) this.#say(record, orphaned)
      return
    }
    if (level === 0) this.#lost = null
    const { row, text } = record
    const opened: Opened = {
      row,
      text,
      cells: this.#columns.map(() => null),
      from: this.#columns.map(() => Number.POSITIVE_INFINITY),
      ordinal: this.#ordinal,
      refused,
      hasRows: refused !== null,
    }
    this.#open.push(opened)
    if (refused === null) this.#fill(record, opened, level)
  }

  #follow(record: FlatRecord<Place>): void {
    const { type } = record
    const ended = this.#levels.findIndex((level) => level.ends === type)
    if (ended >= 0) {
      this.#checkCount(record, ended)
      this.#close(ended, type)
      return
    }
    const over = this.#levels.findIndex(({ until }) => until.includes(type))
    if (over >= 0) this.#close(over, type)
    const level = this.#open.length - 1
    const opened = this.#open[level]
    // What stands before the first header or behind the last line is nobody's.
    if (opened) this.#fill(record, opened, level)
  }

  #fill(record: FlatRecord<Place>, opened: Opened, level: number): void {
    for (const { column, places } of this.#filled[level] ?? [])
      for (const [at, place] of places.entries()) {
        if (at >= (opened.from[column] ?? 0)) break
        const cell = record.cell(place)
        if (!cell) continue
        opened.cells[column] = cell
        opened.from[column] = at
        break
      }
  }

  /** A record that cannot be read takes with it what it belongs to. */
  #refuse(record: FlatRecord<Place>, expected: string, level: number | undefined): void {
    this.#say(record, expected)
    if (this.#levels[0]?.starts === undefined) return
    const why = `≠ ${record.row}: ${shownText(record.text).slice(0, 60)}`
    if (level !== undefined) {
      this.#begin(record, level, why)
      return
    }
    const last = this.#open.at(-1)
    if (this.#mentions(record.type)) {
      if (last) last.refused ??= why
      return
    }
    for (const opened of this.#open) opened.refused ??= why
    this.#close(0, null)
    this.#lost = why
  }

  #mentions(type: string): boolean {
    return this.#levels.some(
      ({ ends, until, columns }) =>
        ends === type ||
        until.includes(type) ||
        Object.values(columns)
          .flat()
          .some((place) => typeOf(place) === type),
    )
  }

  #checkCount(record: FlatRecord<Place>, level: number): void {
    const { counted_at: element, starts } = this.#levels[level] ?? {}
    const opened = this.#open[level]
    if (!opened) {
      if (this.#lost === null) this.#say(record, starts ?? '')
      return
    }
    if (element === undefined) return
    const stated = this.#countAt(record, element)
    const has = this.#ordinal - opened.ordinal + 1
    if (stated !== null && Number(stated) !== has) this.#say(record, String(has))
  }

  /** Ends what is open from `level` on; `by` is the type of the record that ends it. */
  #close(level: number, by: string | null): void {
    while (this.#open.length > level) {
      const at = this.#open.length - 1
      const opened = this.#open[at]
      const { ends, alone } = this.#levels[at] ?? { alone: false }
      if (!opened) return
      const cutOff = this.#cutOff(level, by)
      const isInnermost = at === this.#levels.length - 1
      if (isInnermost || (alone && !opened.hasRows)) {
        const refused = this.#open.find((outer) => outer.refused !== null)?.refused
        if (refused == null && cutOff === null) this.#emit(opened)
        else if (!opened.hasRows) this.#say(opened, refused ?? cutOff ?? '')
      }
      if (ends !== undefined && by !== ends) this.#say(opened, `… ${ends}`)
      this.#open.pop()
      const outer = this.#open.at(-1)
      if (outer) outer.hasRows = true
    }
  }

  /** The type of record that should have come before what is open ends, so that the last row may be half; null where all is well. */
  #cutOff(level: number, by: string | null): string | null {
    for (let at = this.#open.length - 1; at >= level; at--) {
      const { ends } = this.#levels[at] ?? {}
      if (ends !== undefined && ends !== by) return `… ${ends}`
    }
    return null
  }

  #emit({ row }: Opened): void {
    const cells = this.#columns.map((_, column) => {
      for (let at = this.#open.length - 1; at >= 0; at--) {
        const cell = this.#open[at]?.cells[column]
        if (cell) return cell
      }
      return null
    })
    this.#rows.push({ row, cells })
  }

  #say({ row, text }: Pick<Opened, 'row' | 'text'>, expected: string): void {
    this.#broken.push({ row, value: shownText(text), expected })
  }
}

const typeOf = (place: unknown): string | undefined => {
  if (typeof place !== 'object' || place === null) return undefined
  const said = 'record' in place ? place.record : 'segment' in place ? place.segment : undefined
  return typeof said === 'string' ? said : undefined
}

/** A place that does not say of which record is one of those that start the level. */
function ofStarter<Place>(place: Place, starts: string | undefined): Place {
  if (starts === undefined || typeOf(place) !== undefined) return place
  const name = typeof place === 'object' && place !== null && 'at' in place ? 'segment' : 'record'
  return { ...place, [name]: starts }
}
