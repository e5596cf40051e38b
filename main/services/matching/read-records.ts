/** Customers, items and suppliers as the last snapshot has them, and as another system calls its own. */
import type { Connector } from '@main/connectors/connector'
import { type ReadConnection, readRows } from '@main/store/reading'
import type { Bilingual } from '@shared/contract/call-shape'
import type { MatchedEntity } from '@shared/model/matching/match-rules'
import type { Nameable } from '@shared/model/matching/score-match'

export interface KnownRecord extends Nameable {
  readonly name: Bilingual
}

/** Every record of the entity in a snapshot, in key order. */
export const readRecords = (db: ReadConnection, entity: MatchedEntity): KnownRecord[] =>
  [...readRows(db, entity)].map((row) => {
    const name = { zh: String(row.name_zh ?? ''), en: String(row.name_en ?? '') }
    return { code: String(row[entity]), name, names: [...new Set([name.zh, name.en])] }
  })

/** Milliseconds that a system is given to say its names. */
const patience = 15_000

/** Code → names, as the system has them; empty where it has no such entity or cannot be reached. */
export async function readNames(
  open: () => Promise<Connector>,
  entity: MatchedEntity,
  wanted: ReadonlySet<string>,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const names = new Map<string, readonly string[]>()
  const signal = AbortSignal.timeout(patience)
  try {
    const connector = await open()
    try {
      if (!(await connector.list(signal)).some((one) => one.entity === entity)) return names
      for await (const { rows } of connector.read(entity, signal))
        for (const { values } of rows) {
          const code = String(values[entity] ?? '').trim()
          if (!wanted.has(code)) continue
          const found = [values.name_zh, values.name_en].map((name) => String(name ?? '').trim())
          names.set(code, [...new Set(found.filter(Boolean))])
        }
    } finally {
      await connector.close()
    }
  } catch {
    // Names are a help; without them the codes alone are compared.
  }
  return names
}
