/** JSONPath (RFC 9535) as functions, the usual paths without the detour of a query. */
import { query } from 'jsonpath-rfc9535'
import parse from 'jsonpath-rfc9535/parser'

/** All values that a path finds. */
export type FindValues = (within: unknown) => readonly unknown[]

type Json = Parameters<typeof query>[0]

/** Throws SyntaxError (or what the parser throws) where `path` is none. */
export function compilePath(path: string): FindValues {
  const names = namesOf(path)
  if (!names) return (within) => query(within as Json, path)
  return (within) => {
    let value = within
    for (const name of names) {
      if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return []
      value = (value as Readonly<Record<string | number, unknown>>)[name]
    }
    return [value]
  }
}

/** The names along a path that goes straight down (`$.a['b'][0]`); null where it branches. */
function namesOf(path: string): (string | number)[] | null {
  const names: (string | number)[] = []
  for (const { type, node } of parse(path).segments) {
    if (type !== 'ChildSegment') return null
    if (node.type === 'MemberNameShorthand') names.push(node.value)
    else if (node.type === 'BracketedSelection' && node.selectors.length === 1) {
      const [selector] = node.selectors
      if (selector?.type === 'NameSelector') names.push(selector.value)
      else if (selector?.type === 'IndexSelector' && selector.value >= 0) names.push(selector.value)
      else return null
    } else return null
  }
  return names
}

/** True for a path that can be followed. */
export function isPath(path: string): boolean {
  try {
    return parse(path).segments.length >= 0
  } catch {
    return false
  }
}
