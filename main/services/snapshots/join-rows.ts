/** Rows of two codes that mean one record: what adds up is added up, of the rest the record's own row goes first. */
import { keyText, type StagedRow } from '@main/store/writing'
import type { CanonicalRow, CanonicalValue } from '@shared/model/entities/canonical-entities'
import type { Entity } from '@shared/model/entities/entity-shape'
import type { RememberedFix } from '@shared/model/quality/quality-fixes'

/** Entity → codes of the plan that other codes of a source are written as. */
export type RenamedTo = ReadonlyMap<string, ReadonlySet<string>>

/** With those that fixes write. */
export function renamedTo(
  renamed: RenamedTo | undefined,
  fixes: readonly RememberedFix[],
): RenamedTo {
  const all = new Map([...(renamed ?? [])].map(([entity, codes]) => [entity, new Set(codes)]))
  for (const { what } of fixes) {
    if (what.kind !== 'same_as') continue
    const codes = all.get(what.entity) ?? new Set()
    all.set(what.entity, codes.add(what.to))
  }
  return all
}

type KeyPart = readonly [field: string, codes: ReadonlySet<string>]

/** Key fields of the entity that may hold such a code; none where no two of its rows can come to one. */
export const joinedFields = (entity: Entity, renamed: RenamedTo): readonly KeyPart[] =>
  entity.fields.flatMap(({ name, refers }): KeyPart[] => {
    const codes = renamed.get(refers ?? name)
    return codes && entity.key.includes(name) ? [[name, codes]] : []
  })

export interface JoiningRows {
  /** Keeps the rows that another may come to; answers the others. */
  hold(rows: readonly StagedRow[]): readonly StagedRow[]
  /** What became of those that were kept, for a key the row that holds first. */
  finish(): readonly StagedRow[]
}

/** For one reading of one source. */
export function createJoiningRows(entity: Entity, fields: readonly KeyPart[]): JoiningRows {
  const held = new Map<string, StagedRow[]>()
  return {
    hold: (rows) =>
      rows.filter((staged) => {
        if (!fields.some(([field, codes]) => codes.has(String(staged.values[field])))) return true
        const key = keyText(entity, staged.values)
        const same = held.get(key)
        if (same) same.push(staged)
        else held.set(key, [staged])
        return false
      }),
    finish: () => [...held.values()].flatMap((rows) => joined(entity, rows)),
  }
}

const isOwn = ({ was }: StagedRow): boolean => was === undefined

function joined(entity: Entity, rows: readonly StagedRow[]): StagedRow[] {
  const [first, ...others] = [...rows.filter(isOwn), ...rows.filter((row) => !isOwn(row))]
  if (!first) return []
  const seen = new Set([sourceKey(entity, first)])
  let sum = first
  const left: StagedRow[] = []
  for (const row of others) {
    const key = sourceKey(entity, row)
    // The source has the row twice itself: no more to be added than any other row that is repeated.
    const isRepeated = seen.has(key)
    seen.add(key)
    if (isRepeated) left.push(row)
    else if (addsUp(entity, first, row)) sum = { ...sum, values: added(entity, sum, row) }
    // The record of the other code itself is that of this one.
    else if (entity.key.length > 1) left.push(row)
  }
  return [sum, ...left]
}

const sourceKey = (entity: Entity, { values, was }: StagedRow): string =>
  keyText(entity, { ...values, ...was })

function addsUp(entity: Entity, a: StagedRow, b: StagedRow): boolean {
  const { adds, fields } = entity
  if (!adds) return false
  const renamed = Object.keys({ ...a.was, ...b.was })
  return (
    renamed.every((field) => adds.over.includes(field)) &&
    fields.every(({ name }) => adds.fields.includes(name) || a.values[name] === b.values[name])
  )
}

const plus = (a: CanonicalValue | undefined, b: CanonicalValue | undefined): number =>
  Number((Number(a ?? 0) + Number(b ?? 0)).toPrecision(15))

function added(entity: Entity, to: StagedRow, row: StagedRow): CanonicalRow {
  const values = { ...to.values }
  for (const field of entity.adds?.fields ?? [])
    values[field] = plus(values[field], row.values[field])
  return values
}
