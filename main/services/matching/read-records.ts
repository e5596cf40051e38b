/** Customers, items and suppliers as the last snapshot has them, and as another system calls its own. */
import type { Connector } from '@main/connectors/connector'
import { type ReadConnection, readRows } from '@main/store/reading'
import type { Bilingual } from '@shared/contract/call-shape'
import { EvenkeelError, type WireError } from '@shared/contract/error-codes'
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

/** Seconds that a system is given to say its names. */
const patience = 15

export interface SystemNames {
  /** Code → names, of the wanted codes that the system has a record of. */
  readonly names: ReadonlyMap<string, readonly string[]>
  /** Every other code that the system has itself. */
  readonly others: ReadonlySet<string>
  /** Why they could not be read, or not all; null where they were, or where the system has no such entity. */
  readonly failure: WireError | null
}

function failureOf(error: unknown, connection: string, isLate: boolean): WireError {
  if (isLate) return { code: 'SERVER_TIMEOUT', params: { address: connection, seconds: patience } }
  if (error instanceof EvenkeelError) return { code: error.code, params: error.params }
  const reason = error instanceof Error ? error.message : String(error)
  return { code: 'SERVER_FAILED', params: { address: connection, status: reason } }
}

/** Names are a help: where they cannot be read the codes alone are compared, and the answer says why. Rejects with the signal's reason alone. */
export async function readNames(
  connection: string,
  open: () => Promise<Connector>,
  entity: MatchedEntity,
  wanted: ReadonlySet<string>,
  signal: AbortSignal,
): Promise<SystemNames> {
  const names = new Map<string, readonly string[]>()
  const others = new Set<string>()
  const late = AbortSignal.timeout(patience * 1000)
  const either = AbortSignal.any([signal, late])
  try {
    const connector = await open()
    try {
      if (!(await connector.list(either)).some((one) => one.entity === entity))
        return { names, others, failure: null }
      for await (const { rows } of connector.read(entity, either)) {
        either.throwIfAborted()
        for (const { values } of rows) {
          const code = String(values[entity] ?? '').trim()
          if (!wanted.has(code)) {
            others.add(code)
            continue
          }
          const found = [values.name_zh, values.name_en].map((name) => String(name ?? '').trim())
          names.set(code, [...new Set(found.filter(Boolean))])
        }
      }
    } finally {
      await connector.close()
    }
  } catch (error) {
    signal.throwIfAborted()
    return { names, others, failure: failureOf(error, connection, late.aborted) }
  }
  return { names, others, failure: null }
}
