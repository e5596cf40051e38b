/** Typed reading of a command's options. */
import type { CommandContext } from './command'
import { UsageError } from './usage-error'

type Options = CommandContext['options']

/** The option's text, or undefined where it was not given. */
export function textOf(options: Options, name: string): string | undefined {
  const value = options[name]
  return typeof value === 'string' ? value : undefined
}

/** The option's text. Throws `UsageError` where it was not given. */
export function needed(options: Options, name: string): string {
  const value = textOf(options, name)
  if (value === undefined || value === '') throw new UsageError('option_missing', { option: name })
  return value
}

/** One of these, or undefined where it was not given. Throws `UsageError` that names them. */
export function choiceOf<T extends string>(
  options: Options,
  name: string,
  choices: readonly T[],
): T | undefined {
  const value = textOf(options, name)
  if (value === undefined) return undefined
  const found = choices.find((one) => one === value)
  if (!found) throw new UsageError('option_choices', { option: name, choices: choices.join(', ') })
  return found
}

/** Every value of an option that may be repeated. */
export function listOf(options: Options, name: string): readonly string[] {
  const value = options[name]
  return Array.isArray(value) ? value : []
}

export const flag = (options: Options, name: string): boolean => options[name] === true

/** `name=value` pairs as a record; the value may hold further equals signs. */
export function pairsOf(options: Options, name: string): Record<string, string> {
  const pairs: Record<string, string> = {}
  for (const pair of listOf(options, name)) {
    const at = pair.indexOf('=')
    if (at < 1) throw new UsageError('not_a_pair', { option: name, value: pair })
    pairs[pair.slice(0, at).trim()] = pair.slice(at + 1).trim()
  }
  return pairs
}

/** Bounds of a number on the command line. */
export interface Bounds {
  readonly least: number
  readonly most: number
  readonly whole?: boolean
}

/** A number within its bounds. Throws `UsageError` that names them. */
export function boundedNumber(
  options: Options,
  name: string,
  { least, most, whole = false }: Bounds,
): number | undefined {
  const value = numberOf(options, name)
  if (value === undefined) return undefined
  if (value >= least && value <= most && (!whole || Number.isInteger(value))) return value
  const key = whole ? 'not_a_whole_number_within' : 'not_a_number_within'
  const bounds = { least: String(least), most: String(most) }
  throw new UsageError(key, { option: name, value: textOf(options, name) ?? '', ...bounds })
}

/** A number, with an optional sign and percent sign: `20`, `+20%`, `-5`. */
export function numberOf(options: Options, name: string): number | undefined {
  const value = textOf(options, name)
  if (value === undefined) return undefined
  if (!/^[+-]?(?:\d+\.?\d*|\.\d+)%?$/.test(value))
    throw new UsageError('not_a_number', { option: name, value })
  return Number.parseFloat(value)
}
