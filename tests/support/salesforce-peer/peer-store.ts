/** The records of an organisation, in SQLite. */
import Database from 'better-sqlite3'
import { type PeerField, type PeerObject, systemFields } from './peer-schema'

export type Values = Readonly<Record<string, unknown>>

/** A refusal in Salesforce's words. */
export class Refusal extends Error {
  readonly status: number
  readonly code: string
  constructor(status: number, code: string, message: string) {
    super(message)
    this.status = status
    this.code = code
  }
}

export const quotedName = (name: string): string => `"${name.replaceAll('"', '""')}"`
const digits = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'

export class PeerStore {
  readonly db: Database.Database = new Database(':memory:')
  readonly #objects = new Map<string, PeerObject>()
  #serial = 0
  /** The clock of the organisation; tests may move it. */
  now: () => Date = () => new Date()

  constructor(objects: readonly PeerObject[]) {
    for (const object of objects) {
      this.#objects.set(object.name.toLowerCase(), object)
      const columns = this.fieldsOf(object).map(({ name }) => quotedName(name))
      this.db.exec(`CREATE TABLE ${quotedName(object.name)} (${columns.join(', ')})`)
      for (const { name, externalId } of this.fieldsOf(object))
        if (externalId || name === 'Id')
          this.db.exec(
            `CREATE UNIQUE INDEX ${quotedName(`${object.name}.${name}`)} ON ${quotedName(object.name)} (${quotedName(name)})`,
          )
    }
  }

  get objects(): readonly PeerObject[] {
    return [...this.#objects.values()]
  }

  object(name: string): PeerObject {
    const found = this.#objects.get(name.toLowerCase())
    if (!found) throw new Refusal(404, 'NOT_FOUND', 'The requested resource does not exist')
    return found
  }

  fieldsOf(object: PeerObject): PeerField[] {
    const own = new Set(object.fields.map(({ name }) => name))
    return [...systemFields.filter(({ name }) => !own.has(name)), ...object.fields]
  }

  field(object: PeerObject, name: string): PeerField {
    const found = this.fieldsOf(object).find((f) => f.name.toLowerCase() === name.toLowerCase())
    if (found) return found
    const message = `No such column '${name}' on entity '${object.name}'.`
    throw new Refusal(400, 'INVALID_FIELD', message)
  }

  /** Makes a record; answers its Id. */
  insert(objectName: string, values: Values): string {
    const object = this.object(objectName)
    this.#serial += 1
    let rest = this.#serial
    let unique = ''
    for (let at = 0; at < 8; at++) {
      unique = digits.charAt(rest % 62) + unique
      rest = Math.floor(rest / 62)
    }
    const Id = `${object.prefix}Ek00${unique}AAA`
    const stamp = this.now().toISOString().replace('Z', '+0000')
    const named = object.autoNumber
      ? { Name: `${object.autoNumber}${String(this.#serial).padStart(6, '0')}` }
      : {}
    const all: Values = {
      Id,
      IsDeleted: false,
      CreatedDate: stamp,
      LastModifiedDate: stamp,
      SystemModstamp: stamp,
      ...named,
      ...values,
    }
    const names = Object.keys(all).map((name) => this.field(object, name).name)
    const marks = names.map(() => '?').join(', ')
    const sql = `INSERT INTO ${quotedName(object.name)} (${names.map(quotedName).join(', ')}) VALUES (${marks})`
    this.db.prepare(sql).run(Object.values(all).map(stored))
    return String(all.Id)
  }

  update(objectName: string, id: string, values: Values): void {
    const object = this.object(objectName)
    const stamp = this.now().toISOString().replace('Z', '+0000')
    const all = { ...values, LastModifiedDate: stamp, SystemModstamp: stamp }
    const sets = Object.keys(all).map((name) => `${quotedName(this.field(object, name).name)} = ?`)
    const sql = `UPDATE ${quotedName(object.name)} SET ${sets.join(', ')} WHERE Id = ?`
    this.db.prepare(sql).run(...Object.values(all).map(stored), id)
  }

  remove(objectName: string, id: string): void {
    this.update(objectName, id, { IsDeleted: true })
  }

  /** Makes or changes the record with that external id. */
  upsert(objectName: string, externalId: string, values: Values): { id: string; created: boolean } {
    const object = this.object(objectName)
    const key = this.field(object, externalId)
    const wanted = values[key.name]
    if (!key.externalId) throw new Refusal(400, 'INVALID_FIELD', `${externalId} is no external id`)
    if (wanted === null || wanted === undefined || wanted === '')
      throw new Refusal(400, 'MISSING_ARGUMENT', `${externalId} not specified`)
    for (const [name, value] of Object.entries(values)) this.#check(object, name, value)
    const sql = `SELECT Id FROM ${quotedName(object.name)} WHERE ${quotedName(key.name)} = ? AND IsDeleted = 0`
    const found = this.db.prepare(sql).get(stored(wanted)) as { Id: string } | undefined
    if (!found) return { id: this.insert(objectName, values), created: true }
    this.update(objectName, found.Id, values)
    return { id: found.Id, created: false }
  }

  #check(object: PeerObject, name: string, value: unknown): void {
    const { type } = this.field(object, name)
    const longest = type === 'textarea' ? 131_072 : 255
    if (typeof value === 'string' && value.length > longest)
      throw new Refusal(
        400,
        'STRING_TOO_LONG',
        `${name}: data value too large (max length=${longest})`,
      )
    if (['double', 'currency', 'percent', 'int'].includes(type) && typeof value === 'string')
      throw new Refusal(400, 'JSON_PARSER_ERROR', `Cannot deserialize ${name} from string`)
  }
}

function stored(value: unknown): string | number | null {
  if (typeof value === 'boolean') return value ? 1 : 0
  if (typeof value === 'number') return value
  // Salesforce trims texts and keeps no empty ones.
  const text = value === null || value === undefined ? '' : String(value).trim()
  return text === '' ? null : text
}
