/** Scenarios side by side, for people: the figures, and how far each is from the first. */
import type { Language } from '@shared/contract/app-calls'
import type { Comparison } from '@shared/contract/scenario-calls'
import { measureWord } from './code-words'
import type { CommandContext } from './command'
import { figure, share } from './number-format'
import { table } from './print-table'

function shown(language: Language, unit: string, value: number | undefined): string {
  if (value === undefined) return '–'
  return unit === 'share' ? share(language, value) : figure(language, value)
}

export function comparisonLines(
  comparison: Comparison,
  { language, say }: Pick<CommandContext, 'language' | 'say'>,
): string[] {
  const [, ...others] = comparison.scenarios
  return table(
    [
      { title: say('column_indicator') },
      ...comparison.scenarios.map(({ name }) => ({ title: name, right: true })),
      ...others.map(({ name }) => ({ title: `${say('column_difference')} ${name}`, right: true })),
    ],
    comparison.indicators.map(({ indicator, unit, values: [first, ...rest] }) => [
      measureWord(language, indicator),
      ...[first, ...rest].map((value) => shown(language, unit, value)),
      ...rest.map((value) => shown(language, unit, value - (first ?? Number.NaN))),
    ]),
  )
}
