import { differenceLevels, differenceOrders } from '@shared/contract/compare-calls'
import type { Action } from '../../actions'
import type { CommandContext } from '../../command'
import { comparisonLines } from '../../comparison-lines'
import { differenceLines } from '../../difference-lines'
import { findScenario } from '../../lookups'
import { boundedNumber, flag, textOf } from '../../option-values'
import { UsageError } from '../../usage-error'

/** Cells shown where nothing else is asked for. */
const usualLimit = 50

/** One of the choices of an option. Throws `UsageError` that lists them. */
function choiceOf<C extends string>(
  options: CommandContext['options'],
  option: string,
  choices: readonly C[],
): C | undefined {
  const text = textOf(options, option)
  const found = choices.find((one) => one === text)
  if (text !== undefined && found === undefined)
    throw new UsageError('option_choices', { option, choices: choices.join(', ') })
  return found
}

/** `scenario DIR compare A B …`: the first is the one compared with; a single one is compared with the base. */
export const compareScenarios: Action = async (context) => {
  const { options, words } = context
  if (words.length === 0) throw new UsageError('two_scenarios')
  const level = choiceOf(options, 'level', differenceLevels)
  const by = choiceOf(options, 'by', differenceOrders)
  const limit = boundedNumber(options, 'limit', { least: 1, most: 5000, whole: true })
  const desk = await context.desk()
  const wanted = words.length === 1 ? ['base', ...words] : words
  const scenarios: string[] = []
  for (const word of wanted) scenarios.push((await findScenario(desk, word)).scenario)
  if (!flag(options, 'cells')) {
    const comparison = await desk.ask('scenarios.compare', { scenarios })
    return { document: comparison, lines: comparisonLines(comparison, context) }
  }
  const measure = textOf(options, 'measure')
  const family = textOf(options, 'family')
  const found = await desk.ask('scenarios.differences', {
    scenarios,
    limit: limit ?? usualLimit,
    ...(level ? { level } : {}),
    ...(by ? { by } : {}),
    ...(measure ? { measure } : {}),
    ...(family ? { family } : {}),
  })
  const plain = (value: number) => (Number.isNaN(value) ? null : value)
  return {
    document: {
      ...found,
      cells: found.cells.map((cell) => ({ ...cell, values: [...cell.values].map(plain) })),
    },
    lines: differenceLines(found, context),
  }
}
