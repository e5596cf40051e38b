import type { Worklist } from '@shared/contract/worklist-calls'
import { translate } from '@shared/messages/translate'
import { exceptionKinds, reviewStates } from '@shared/model/reviews'
import type { Command, CommandContext } from '../command'
import { findScenario } from '../lookups'
import { figure } from '../number-format'
import { boundedNumber, listOf, textOf } from '../option-values'
import { table } from '../print-table'
import { UsageError } from '../usage-error'

/** Values of an option, set off by commas or given one by one. */
const partsOf = (options: CommandContext['options'], option: string): string[] =>
  listOf(options, option).flatMap((value) => value.split(',').filter(Boolean))

/** Values of a list option that must be among some; undefined where it is not given. */
function amongOf<T extends string>(
  options: CommandContext['options'],
  option: string,
  choices: readonly T[],
): T[] | undefined {
  const given = partsOf(options, option)
  if (given.length === 0) return undefined
  return given.map((value) => {
    const found = choices.find((one) => one === value)
    if (!found) throw new UsageError('option_choices', { option, choices: choices.join(', ') })
    return found
  })
}

function lines({ exceptions }: Worklist, { language, say }: CommandContext): string[] {
  return table(
    [
      { title: say('column_kind') },
      { title: say('column_line') },
      { title: say('column_month') },
      { title: say('column_at_stake'), right: true },
      { title: say('column_review') },
    ],
    exceptions.map(({ kind, line, place, money, state }) => [
      translate(language, `worklist.kind_${kind}`),
      line,
      place.period,
      figure(language, Math.round(money)),
      translate(language, `worklist.state_${state}`),
    ]),
  )
}

/** `worklist`: what stands out in a plan, and how far its lines are reviewed; with `--mark`, puts lines into a state. */
export const worklistCommand: Command = {
  name: 'worklist',
  usage: [
    'worklist DIR [--kind K,…] [--family F,…] [--state S,…] [--months N] [--limit N] [--scenario S]',
    'worklist DIR --mark STATE --line LINE,… [--scenario S]',
  ],
  example: 'worklist ./company --kind shortage,late_receipt --state open --limit 20',
  options: {
    kind: 'list',
    family: 'list',
    state: 'list',
    months: 'text',
    limit: 'text',
    mark: 'text',
    line: 'list',
    scenario: 'text',
  },
  least: 1,
  most: 1,
  async run(context) {
    const { options, say } = context
    const kinds = amongOf(options, 'kind', exceptionKinds)
    const states = amongOf(options, 'state', reviewStates)
    const named = partsOf(options, 'family')
    const families = named.length > 0 ? named : undefined
    const span = boundedNumber(options, 'months', { least: 1, most: 36, whole: true })
    const limit = boundedNumber(options, 'limit', { least: 1, most: 10_000, whole: true })
    const marked = textOf(options, 'mark')
    const state = reviewStates.find((one) => one === marked)
    if (marked !== undefined && !state)
      throw new UsageError('option_choices', { option: 'mark', choices: reviewStates.join(', ') })
    const line = partsOf(options, 'line')
    if (state && line.length === 0) throw new UsageError('option_missing', { option: 'line' })
    const desk = await context.desk()
    const { scenario } = await findScenario(desk, textOf(options, 'scenario'))
    if (state) {
      await desk.ask('worklist.review', { scenario, lines: line, state })
      return {
        document: { scenario, state, lines: line },
        lines: [say('reviewed', { count: line.length })],
      }
    }
    const answer = await desk.ask('worklist.list', {
      scenario,
      kinds,
      families,
      states,
      span,
      limit,
    })
    return { document: answer, lines: lines(answer, context) }
  },
}
