/** What a path below the service root names. */
import { type EntitySet, entitySetNamed } from './entity-sets'
import { type Token, tokensOf } from './expression-tokens'
import { RequestRefused } from './service-request'
import type { SqlValue } from './table-schema'

export type Key = Readonly<Record<string, SqlValue>>

export type Resource =
  | { readonly kind: 'service' | 'metadata' | 'me' | 'who' | 'batch' }
  | { readonly kind: 'collection' | 'count'; readonly set: EntitySet }
  | { readonly kind: 'entity'; readonly set: EntitySet; readonly key: Key }

const fixed: Readonly<Record<string, Resource>> = {
  '': { kind: 'service' },
  $metadata: { kind: 'metadata' },
  $batch: { kind: 'batch' },
  Me: { kind: 'me' },
  WhoAmI: { kind: 'who' },
}

/** The resource that `path` names; 404 where there is none, 400 where its key is not understood. */
export function resourceAt(path: string): Resource {
  const [first = '', second, ...more] = path.split('/').map(decoded)
  const known = second === undefined && Object.hasOwn(fixed, first) ? fixed[first] : undefined
  if (known) return known
  const found = /^(\w+)(?:\((.*)\))?$/su.exec(first)
  const set = found?.[1] ? entitySetNamed(found[1]) : undefined
  if (!set || more.length > 0) throw new RequestRefused(404, `There is no ${first}`)
  const keyText = found?.[2]
  if (keyText !== undefined && second === undefined)
    return { kind: 'entity', set, key: keyOf(set, keyText) }
  if (keyText === undefined && second === undefined) return { kind: 'collection', set }
  if (keyText === undefined && second === '$count') return { kind: 'count', set }
  throw new RequestRefused(404, `There is no ${second}`)
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    throw new RequestRefused(400, 'The address is not percent-encoded')
  }
}

const isId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

function keyOf(set: EntitySet, text: string): Key {
  const { alternate } = set
  if (alternate && isId.test(text)) return { [set.key[0] ?? '']: text }
  const tokens = tokensOf(text)
  const values = new Map<string, Token>()
  const [only] = tokens
  const [name] = set.key
  if (only && tokens.length === 1 && name && set.key.length === 1 && !alternate)
    values.set(name, only)
  else
    for (let at = 0; at < tokens.length; at += 4) {
      const [part, sign, value, comma] = tokens.slice(at, at + 4)
      const more = at + 4 < tokens.length
      if (!part || sign?.value !== '=' || !value || (more && comma?.value !== ','))
        throw new RequestRefused(400, `The key of ${set.name} is not understood`)
      values.set(part.value, value)
    }
  const parts = alternate ?? set.key
  if (values.size !== parts.length)
    throw new RequestRefused(400, `The key of ${set.name} is ${parts.join()}`)
  return Object.fromEntries(parts.map((part) => [part, keyValue(set, part, values.get(part))]))
}

function keyValue(set: EntitySet, part: string, token: Token | undefined): SqlValue {
  const type = set.properties.find((p) => p.name === part)?.type
  const number = type === 'Edm.Int32' || type === 'Edm.Decimal'
  const fits = number ? token?.kind === 'number' : token?.kind === 'text' || token?.kind === 'date'
  if (!token || !fits) throw new RequestRefused(400, `${set.name}: key ${part} is not understood`)
  return number ? Number(token.value) : token.value
}
