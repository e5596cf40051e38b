import type { Action } from '../../actions'
import { comparisonLines } from '../../comparison-lines'
import { findScenario } from '../../lookups'
import { UsageError } from '../../usage-error'

/** `scenario DIR compare A B …`: the first is the one compared with; a single one is compared with the base. */
export const compareScenarios: Action = async (context) => {
  if (context.words.length === 0) throw new UsageError('two_scenarios')
  const desk = await context.desk()
  const wanted = context.words.length === 1 ? ['base', ...context.words] : context.words
  const scenarios: string[] = []
  for (const word of wanted) scenarios.push((await findScenario(desk, word)).scenario)
  const comparison = await desk.ask('scenarios.compare', { scenarios })
  return { document: comparison, lines: comparisonLines(comparison, context) }
}
