/** Reads what was typed after a command's name by the command's own table of options. */
import { parseArgs } from 'node:util'
import type { OptionTable, OptionValue } from './command'
import { UsageError } from './usage-error'

/** Options every command has. */
export const commonOptions = {
  json: 'flag',
  lang: 'text',
  as: 'text',
  help: 'flag',
} as const satisfies OptionTable

export interface Arguments {
  readonly words: readonly string[]
  readonly options: Readonly<Record<string, OptionValue>>
}

const startsLikeValue = (word: string) => /^-(?:[\d.]|$)/.test(word)

/**
 * Writes `--demand -5` as `--demand=-5` and `--set a=1 b=2` as two `--set`: a dash before a digit is a sign, and a pair
 * after a pair belongs to the same option.
 */
export function joinValues(argv: readonly string[], table: OptionTable): string[] {
  const joined: string[] = []
  let pairs: string | undefined
  for (let at = 0; at < argv.length; at++) {
    const word = argv[at] ?? ''
    const name = word.startsWith('--') ? word.slice(2) : undefined
    const kind = name === undefined ? undefined : table[name]
    const next = argv[at + 1]
    if (name !== undefined && kind !== undefined && kind !== 'flag' && next !== undefined) {
      pairs = kind === 'pairs' ? name : undefined
      joined.push(startsLikeValue(next) ? `${word}=${next}` : word)
      if (!startsLikeValue(next)) joined.push(next)
      at++
    } else if (pairs !== undefined && !word.startsWith('-') && word.includes('=')) {
      joined.push(`--${pairs}`, word)
    } else {
      pairs = undefined
      joined.push(word)
    }
  }
  return joined
}

interface OptionToken {
  readonly name: string
  readonly rawName: string
  readonly value: string | undefined
  readonly inlineValue: boolean | undefined
}

function checkOption({ name, rawName, value, inlineValue }: OptionToken, table: OptionTable): void {
  const kind = Object.hasOwn(table, name) ? table[name] : undefined
  if (kind === undefined || rawName !== `--${name}`)
    throw new UsageError('option_unknown', { option: rawName })
  if (kind === 'flag') {
    if (value !== undefined) throw new UsageError('option_takes_nothing', { option: name })
    return
  }
  const isOption = !inlineValue && value?.startsWith('-') === true && value !== '-'
  if (value === undefined || isOption) throw new UsageError('option_empty', { option: name })
}

/** Plain words and options. Throws `UsageError` for what the table does not know. */
export function parseArguments(argv: readonly string[], own: OptionTable): Arguments {
  const table: OptionTable = { ...own, ...commonOptions }
  const options = Object.fromEntries(
    Object.entries(table).map(([name, kind]) => [
      name,
      {
        type: kind === 'flag' ? ('boolean' as const) : ('string' as const),
        multiple: kind === 'list' || kind === 'pairs',
      },
    ]),
  )
  // Not strict: what is wrong is found below and said in the words of the program.
  const { values, positionals, tokens } = parseArgs({
    args: joinValues(argv, table),
    options,
    allowPositionals: true,
    strict: false,
    tokens: true,
  })
  for (const token of tokens) if (token.kind === 'option') checkOption(token, table)
  return { words: positionals, options: values as Record<string, OptionValue> }
}
