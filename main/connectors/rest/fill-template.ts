/** Fills `{names}` in texts and in JSON documents of a mapping. */

export type Filling = Readonly<Record<string, unknown>>

const marks = /\{([a-z_][\w.]*)\}/gi

/** The value behind a name as `decision.question`; undefined where there is none. */
function filled(name: string, filling: Filling): unknown {
  let value: unknown = filling
  for (const part of name.split('.')) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, part)) return undefined
    value = (value as Filling)[part]
  }
  return value
}

/** A text of an address: values are escaped. */
export const fillAddress = (text: string, filling: Filling): string =>
  text.replace(marks, (mark, name: string) => {
    const value = filled(name, filling)
    return value === undefined ? mark : encodeURIComponent(String(value ?? ''))
  })

/** A document: a text that is one name becomes its value, whatever that is; names within texts become texts. */
export function fillDocument(template: unknown, filling: Filling): unknown {
  if (typeof template === 'string') {
    const [only] = template.matchAll(marks)
    if (only?.[1] !== undefined && only[0] === template) {
      const value = filled(only[1], filling)
      return value === undefined ? template : value
    }
    return template.replace(marks, (mark, name: string) => {
      const value = filled(name, filling)
      return value === undefined ? mark : String(value ?? '')
    })
  }
  if (Array.isArray(template)) return template.map((one) => fillDocument(one, filling))
  if (typeof template !== 'object' || template === null) return template
  return Object.fromEntries(
    Object.entries(template).map(([name, value]) => [name, fillDocument(value, filling)]),
  )
}
