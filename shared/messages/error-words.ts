/** Codes among the parameters of an error, in words: every door to the program says them alike. */

/** The text of a key with its values filled in, or undefined where the catalogue has none. */
export type TextOf = (key: string, values?: Readonly<Record<string, unknown>>) => string | undefined

const prefixes: Readonly<Record<string, readonly string[]>> = {
  role: ['app.role_'],
  measure: ['measures.'],
  reason: ['reasons.', 'quality.fixFault_'],
  level: ['formulas.level_'],
  expected: ['formulas.level_'],
  /** Several roles, set off by commas. */
  who: ['app.role_'],
  state: ['decisions.state_', 'publishing.state_'],
  rule: ['quality.rule_'],
  rules: ['quality.rule_'],
}

/** The parameters with codes replaced by words; free texts stay as they are. */
export function paramsInWords(
  textOf: TextOf,
  params: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const word = (name: string, value: unknown): unknown => {
    if ((name === 'who' || name === 'rules') && typeof value === 'string' && value.includes(','))
      return value
        .split(/, ?/)
        .map((one) => word(name, one))
        .join(textOf('decisions.listComma') ?? ', ')
    // A free text is no key; a dot in it would be taken for one.
    if (typeof value !== 'string' || !/^\w+$/.test(value) || !Object.hasOwn(prefixes, name))
      return value
    for (const prefix of prefixes[name] ?? []) {
      const text = textOf(`${prefix}${value}`)
      if (text !== undefined) return text
    }
    return value
  }
  const words = Object.fromEntries(
    Object.entries(params).map(([name, value]) => [name, word(name, value)]),
  )
  // What is wrong with a formula is told with the other values in it.
  const fault = typeof params.fault === 'string' && textOf(`formulas.fault_${params.fault}`, words)
  return fault ? { ...words, fault } : words
}
