/** The document of a mapping as the editor works on it: loosely read, so that what is wrong in it can still be mended. */

export type Json =
  | string
  | number
  | boolean
  | null
  | readonly Json[]
  | { readonly [key: string]: Json }
export type MappingDocument = { readonly [key: string]: Json }

export interface EditedQuery {
  readonly from: string
  readonly fields: MappingDocument
  readonly where: Json | undefined
}

const isObject = (value: Json | undefined): value is MappingDocument =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const objectOf = (value: Json | undefined): MappingDocument => (isObject(value) ? value : {})
const listOf = (value: Json | undefined): readonly Json[] => (Array.isArray(value) ? value : [])

/** The document, or null where the text is none. */
export function parseDocument(text: string): MappingDocument | null {
  try {
    const value = JSON.parse(text) as Json
    return isObject(value) ? value : null
  } catch {
    return null
  }
}

/** The entities that the document fills, as it names them. */
export const entitiesOf = (document: MappingDocument): string[] =>
  Object.keys(objectOf(document.entities))

/** The queries of an entity, one after the other. */
export const queriesOf = (document: MappingDocument, entity: string): EditedQuery[] =>
  listOf(objectOf(document.entities)[entity]).map((value) => {
    const query = objectOf(value)
    return { from: String(query.from ?? ''), fields: objectOf(query.fields), where: query.where }
  })

/** An expression as it is typed: a column by its name, a number as it is, all else as JSON in one line. */
export function expressionText(expression: Json | undefined): string {
  if (expression === undefined) return ''
  if (typeof expression !== 'string') return JSON.stringify(expression)
  return isPlainColumn(expression) ? expression : JSON.stringify(expression)
}

/** Nothing in it could be taken for a number or for JSON. */
const isPlainColumn = (name: string): boolean =>
  name === name.trim() && name !== '' && !/^[{["]/.test(name) && Number.isNaN(Number(name))

/** What was typed, undefined where it is empty; throws where it is not whole. */
export function readExpression(typed: string): Json | undefined {
  const text = typed.trim()
  if (text === '') return undefined
  return isPlainColumn(text) ? text : (JSON.parse(text) as Json)
}

/** The document with a field of a query set, or left out where there is no expression. */
export const withField = (
  document: MappingDocument,
  entity: string,
  index: number,
  field: string,
  expression: Json | undefined,
): MappingDocument =>
  withQuery(document, entity, index, (query) => ({
    ...query,
    fields: withKey(objectOf(query.fields), field, expression),
  }))

/** The document with the filter of a query set, or without one. */
export const withFilter = (
  document: MappingDocument,
  entity: string,
  index: number,
  where: Json | undefined,
): MappingDocument =>
  withQuery(document, entity, index, (query) => {
    const { fields, ...steps } = withKey(query, 'where', where)
    return { ...steps, fields: fields ?? {} }
  })

function withKey(object: MappingDocument, key: string, value: Json | undefined): MappingDocument {
  if (value !== undefined) return { ...object, [key]: value }
  const { [key]: _, ...others } = object
  return others
}

function withQuery(
  document: MappingDocument,
  entity: string,
  index: number,
  change: (query: MappingDocument) => MappingDocument,
): MappingDocument {
  const entities = objectOf(document.entities)
  const queries = listOf(entities[entity]).map((query, at) =>
    at === index ? change(objectOf(query)) : query,
  )
  return { ...document, entities: { ...entities, [entity]: queries } }
}

/** The text that a changed document is kept as. */
export const documentText = (document: MappingDocument): string =>
  `${JSON.stringify(document, null, 2)}\n`

/** Whether two texts say different things. */
export function isChanged(before: string, after: string): boolean {
  const was = parseDocument(before)
  const is = parseDocument(after)
  return was && is ? JSON.stringify(was) !== JSON.stringify(is) : before !== after
}

/** Columns of a table as far as the document tells: those declared or worked out, and those asked for. */
export function knownColumns(document: MappingDocument, from: string): string[] {
  const entities = Object.values(objectOf(document.entities)).flatMap(listOf)
  const asked = entities
    .map(objectOf)
    .filter((query) => query.from === from)
    .flatMap((query) => [
      ...Object.keys(objectOf(query.columns)),
      ...Object.values(objectOf(query.fields)).flatMap(columnsIn),
    ])
  return [...new Set([...declaredColumns(objectOf(document.tables), from), ...asked])].sort()
}

function declaredColumns(
  tables: MappingDocument,
  name: string,
  seen: readonly string[] = [],
): string[] {
  const table = objectOf(tables[name])
  if (seen.includes(name)) return []
  const group = isObject(table.group) ? table.group : null
  if (group) return [...listOf(group.by).map(String), ...Object.keys(objectOf(group.take))]
  return [
    ...listOf(table.headings).map(String),
    ...listOf(objectOf(table.records).levels).flatMap((level) =>
      Object.keys(objectOf(objectOf(level).columns)),
    ),
    ...listOf(table.rows).flatMap((row) => Object.keys(objectOf(row))),
    ...(typeof table.from === 'string' ? declaredColumns(tables, table.from, [...seen, name]) : []),
    ...Object.keys(objectOf(table.columns)),
  ]
}

function columnsIn(expression: Json): string[] {
  if (typeof expression === 'string') return [expression]
  if (Array.isArray(expression)) return expression.flatMap(columnsIn)
  if (!isObject(expression)) return []
  const { of, by, otherwise } = expression
  return [of, ...Object.values(objectOf(by)), otherwise].flatMap((part) =>
    part === undefined ? [] : columnsIn(part),
  )
}
