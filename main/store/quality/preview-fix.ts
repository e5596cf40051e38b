/** What a fix would change, tried on the rows of a snapshot as they came. */
import { type CanonicalValue, canonicalEntities } from '@shared/model/entities/canonical-entities'
import { correctorOf, type RawValues } from '@shared/model/quality/make-corrections'
import type { RememberedFix } from '@shared/model/quality/quality-fixes'
import { behind, type OpenFile, type ReadConnection } from '../open-file'
import { quoted } from '../snapshot/snapshot-schema'
import { guarded } from '../sqlite-errors'

export interface FixExample {
  readonly entity: string
  readonly row: number
  readonly field: string | null
  readonly was: string | null
  readonly became: string | null
}

export interface FixPreview {
  /** Rows that the next pull would correct, leave out or convert, if it brought the same. */
  readonly rows: number
  readonly examples: readonly FixExample[]
}

const mostExamples = 8

function* rowsOf(
  { database }: OpenFile,
  entity: string,
): Generator<{ row: number; values: RawValues }> {
  const taken = database.prepare(`SELECT * FROM ${quoted(entity)}`).iterate()
  for (const one of taken as IterableIterator<Record<string, CanonicalValue>>) {
    const { source_row: row, ...values } = one
    yield { row: row as number, values }
  }
  const aside = database
    .prepare('SELECT "row", raw FROM rejected_row WHERE entity = ?')
    .iterate(entity)
  for (const { row, raw } of aside as IterableIterator<{ row: number; raw: string }>)
    yield { row, values: JSON.parse(raw) }
}

const inUnits = ['bill_of_material', 'sales_order_line', 'stock', 'purchase_order_line', 'shipment']

/** Rows in the unit: what they say stays, what they come to in the item's unit changes. */
function converted(
  open: OpenFile,
  what: Extract<RememberedFix['what'], { kind: 'unit_conversion' }>,
): FixPreview {
  const examples: FixExample[] = []
  let rows = 0
  for (const entity of inUnits)
    for (const { row, values } of rowsOf(open, entity)) {
      const item = entity === 'bill_of_material' ? values.component : values.item
      if (values.unit !== what.unit || (what.item !== '*' && item !== what.item)) continue
      rows += 1
      if (examples.length < mostExamples)
        examples.push({
          entity,
          row,
          field: 'unit',
          was: `1 ${what.unit}`,
          became: `${what.factor} ${what.to}`,
        })
    }
  return { rows, examples }
}

/** Reads the entities that the fix concerns, whole: on a thread of its own. Throws SNAPSHOT_DAMAGED. */
export function previewFix(db: ReadConnection, fix: RememberedFix): FixPreview {
  const open = behind(db)
  return guarded(open.kind, open.file, () => {
    if (fix.what.kind === 'unit_conversion') return converted(open, fix.what)
    const examples: FixExample[] = []
    let rows = 0
    for (const { name } of canonicalEntities) {
      const correct = correctorOf(name, [fix])
      if (!correct) continue
      for (const { row, values } of rowsOf(open, name)) {
        const done = correct(values)
        if (!done) continue
        rows += 1
        const [note] = done.notes
        if (note && examples.length < mostExamples)
          examples.push({
            entity: name,
            row,
            field: note.field,
            was: note.was,
            became: note.became,
          })
      }
    }
    return { rows, examples }
  })
}
