/** Reads a mapping document and says where it is wrong: the place in the document, and what is expected there. */
import { EvenkeelError } from '@shared/contract/error-codes'
import { entityNamed } from '@shared/model/entities/canonical-entities'
import type { z } from 'zod'
import { type Mapping, mappingShape, type Table } from './mapping-shape'
import { type Lookup, lookupsIn, lookupsOfSteps } from './parts-of-expression'

/** MAPPING_INVALID: `path` as `entities.item.0.fields.price`. */
const invalid = (mapping: string, path: string, expected: string): EvenkeelError =>
  new EvenkeelError('MAPPING_INVALID', { mapping, path: path || '(document)', expected })

/** The mapping that `text` holds; `name` is what people know it by. MAPPING_INVALID {mapping, path, expected}. */
export function readMapping(text: string, name: string): Mapping {
  let document: unknown
  try {
    document = JSON.parse(text)
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error)
    throw invalid(name, '', `JSON: ${said.slice(0, 120)}`)
  }
  const checked = mappingShape.safeParse(document)
  if (!checked.success) {
    const [issue] = checked.error.issues
    const { path, expected } = issue ? deepest(issue) : { path: [], expected: '' }
    throw invalid(name, path.join('.'), expected)
  }
  const [fault] = faultsOf(checked.data)
  if (fault) throw invalid(name, fault.path, fault.expected)
  return checked.data
}

interface Issue {
  readonly path: readonly PropertyKey[]
  readonly expected: string
}

/** Of the alternatives that a value fits none of, the one that came furthest is the one that was meant. */
function deepest(issue: z.core.$ZodIssue): Issue {
  const here = { path: issue.path, expected: wordOf(issue) }
  if (issue.code !== 'invalid_union') return here
  let best: Issue = here
  for (const [first] of issue.errors) {
    if (!first) continue
    const inner = deepest(first)
    const path = [...issue.path, ...inner.path]
    if (path.length >= best.path.length) best = { path, expected: inner.expected }
  }
  return best
}

function wordOf(issue: z.core.$ZodIssue): string {
  if (issue.code === 'unrecognized_keys') return `≠ ${issue.keys.join(', ')}`
  if (issue.code === 'invalid_type') return issue.expected
  if (issue.code === 'invalid_value') return issue.values.map(String).join(' | ')
  if (issue.code === 'invalid_union' && issue.discriminator !== undefined)
    return `${issue.discriminator}: …`
  return issue.message
}

interface Fault {
  readonly path: string
  readonly expected: string
}

function* faultsOf({ tables, entities }: Mapping): Generator<Fault> {
  const known = Object.keys(tables).join(' | ')
  const lookUpFaults = function* (lookups: readonly Lookup[], path: string): Generator<Fault> {
    for (const { table } of lookups)
      if (!Object.hasOwn(tables, table)) yield { path: `${path} → ${table}`, expected: known }
  }
  for (const [name, table] of Object.entries(tables)) {
    const path = `tables.${name}`
    if ('from' in table && !Object.hasOwn(tables, table.from))
      yield { path: `${path}.from`, expected: known }
    yield* lookUpFaults(lookupsOfSteps(table), path)
    const circle = circleFrom(tables, name)
    if (circle) yield { path, expected: `≠ ${circle.join(' → ')}` }
  }
  for (const [name, queries] of Object.entries(entities)) {
    const entity = entityNamed(name)
    if (!entity) {
      yield { path: `entities.${name}`, expected: 'company | item | customer | …' }
      continue
    }
    for (const [index, query] of queries.entries()) {
      const path = `entities.${name}.${index}`
      if (!Object.hasOwn(tables, query.from)) yield { path: `${path}.from`, expected: known }
      yield* lookUpFaults(lookupsOfSteps(query), path)
      for (const [field, value] of Object.entries(query.fields)) {
        if (!entity.fields.some((f) => f.name === field))
          yield {
            path: `${path}.fields.${field}`,
            expected: entity.fields.map((f) => f.name).join(' | '),
          }
        yield* lookUpFaults(lookupsIn(value), `${path}.fields.${field}`)
      }
      for (const { name: field, required } of entity.fields)
        if (required && !Object.hasOwn(query.fields, field))
          yield { path: `${path}.fields`, expected: field }
    }
  }
}

const neighbours = (table: Table): string[] => [
  ...('from' in table ? [table.from] : []),
  ...lookupsOfSteps(table).map((lookup) => lookup.table),
]

/** The way on which a table comes back to itself, or null. */
function circleFrom(tables: Mapping['tables'], start: string): string[] | null {
  const seen = new Set<string>()
  const visit = (name: string, way: string[]): string[] | null => {
    const table = tables[name]
    if (!table) return null
    for (const next of neighbours(table)) {
      if (next === start) return [...way, next]
      if (seen.has(next)) continue
      seen.add(next)
      const found = visit(next, [...way, next])
      if (found) return found
    }
    return null
  }
  return visit(start, [start])
}
