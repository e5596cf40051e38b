/** JSON with one spelling for each value, so that it can be hashed and compared. */
import { hash } from 'node:crypto'

/** The order in which JavaScript lists the keys of an object that was given them by their characters: whole numbers come first, by size. */
const wholeNumber = /^(0|[1-9]\d*)$/

function byCharacters(keys: string[]): string[] {
  keys.sort()
  if (!keys.some((key) => wholeNumber.test(key))) return keys
  return Object.keys(Object.fromEntries(keys.map((key) => [key, 0])))
}

interface Shape {
  readonly keys: readonly string[]
  /** The keys in their order, each as it is written before its value. */
  readonly spelled: readonly (readonly [key: string, name: string])[]
}

const shapeOf = (keys: readonly string[]): Shape => ({
  keys,
  spelled: byCharacters([...keys]).map((key) => [key, `${JSON.stringify(key)}:`]),
})

/** Long lists are of objects with the same keys: an order is worked out once for all that follow each other. */
function createSpelling(): (value: unknown) => string {
  let shape = shapeOf([])

  function shapeFor(keys: readonly string[]): Shape {
    if (keys.length !== shape.keys.length || keys.some((key, k) => key !== shape.keys[k]))
      shape = shapeOf(keys)
    return shape
  }

  function spell(value: unknown): string {
    if (typeof value === 'number') return Number.isFinite(value) ? `${value}` : 'null'
    if (value === null) return 'null'
    if (typeof value !== 'object') return JSON.stringify(value) ?? 'null'
    if (Array.isArray(value)) {
      let list = ''
      for (const one of value) list += list ? `,${spell(one)}` : spell(one)
      return `[${list}]`
    }
    const fields = value as Record<string, unknown>
    let object = ''
    for (const [key, name] of shapeFor(Object.keys(fields)).spelled) {
      const field = fields[key]
      if (field !== undefined) object += object ? `,${name}${spell(field)}` : name + spell(field)
    }
    return `{${object}}`
  }

  return spell
}

/** The value as JSON without spaces, keys in the order of their characters. */
export const canonicalJson = (value: unknown): string => createSpelling()(value)

/** SHA-256 of a text, in hexadecimal. */
export const sha256 = (text: string): string => hash('sha256', text, 'hex')
