/** Reads the key out of the id of an entity: `Items('P-1')`, `Lines(Order='A',Line=2)`, with or without a root before it. */
import type { CanonicalValue } from '@shared/model/entities/canonical-entities'

const part = /\s*(?:([\p{L}_][\p{L}\p{N}_]*)\s*=\s*)?('(?:[^']|'')*'|[^,']+)\s*(?:,|$)/uy

/** Property name → value; null where the id is not understood. `key` are the set's key properties. */
export function keyOfId(
  id: string,
  key: readonly string[],
): Readonly<Record<string, CanonicalValue>> | null {
  const inside = /^[^(]*\((.*)\)$/su.exec(decoded(id))?.[1]
  if (inside === undefined) return bareId(id, key)
  const values: Record<string, CanonicalValue> = {}
  let at = 0
  while (at < inside.length) {
    part.lastIndex = at
    const found = part.exec(inside)
    const name = found?.[1] ?? (key.length === 1 ? key[0] : undefined)
    const text = found?.[2]
    if (!found || name === undefined || text === undefined) return null
    values[name] = text.startsWith("'") ? text.slice(1, -1).replaceAll("''", "'") : text.trim()
    at = part.lastIndex
  }
  return key.every((name) => Object.hasOwn(values, name)) ? values : null
}

/** Dataverse gives the bare value of its one key property. */
function bareId(id: string, [only, ...others]: readonly string[]) {
  return only !== undefined && others.length === 0 && /^[\w-]+$/.test(id) ? { [only]: id } : null
}

function decoded(id: string): string {
  try {
    return decodeURIComponent(id)
  } catch {
    return id
  }
}
