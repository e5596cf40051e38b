import { splitRules } from '@shared/contract/planning-calls'
import type { Answer, Command, CommandContext } from '../command'
import type { Desk } from '../desk'
import { findScenario } from '../lookups'
import { figure } from '../number-format'
import { flag, needed, pairsOf, textOf } from '../option-values'
import { monthsOf } from '../period-span'
import { table } from '../print-table'
import { UsageError } from '../usage-error'

function ruleOf(options: CommandContext['options']) {
  const asked = textOf(options, 'rule') ?? 'proportional'
  const rule = splitRules.find((one) => one === asked)
  if (!rule)
    throw new UsageError('option_choices', { option: 'rule', choices: splitRules.join(', ') })
  return rule
}

/** What the options ask for, the same in every period of the span. */
function editsOf(options: CommandContext['options']) {
  const where = pairsOf(options, 'where')
  const measure = needed(options, 'measure')
  const entry = textOf(options, 'value')
  if (entry === undefined) throw new UsageError('option_missing', { option: 'value' })
  return monthsOf(needed(options, 'period')).map((period) => ({ where, measure, period, entry }))
}

type Request = ReturnType<typeof editsOf>

async function preview(
  desk: Desk,
  scenario: string,
  edits: Request,
  { options, language, say }: CommandContext,
): Promise<Answer> {
  const rule = ruleOf(options)
  const answers = []
  for (const edit of edits)
    answers.push({
      period: edit.period,
      ...(await desk.ask('planning.previewEdit', { scenario, edit, rule })),
    })
  const lines = answers.flatMap((one) => [
    say('preview_of', {
      period: one.period,
      before: figure(language, one.before),
      after: figure(language, one.after),
      remainder: figure(language, one.remainder),
    }),
    ...table(
      [
        { title: say('column_line') },
        { title: say('column_before'), right: true },
        { title: say('column_after'), right: true },
      ],
      one.lines.map((line) => [
        Object.values(line.where).join(' '),
        figure(language, line.before),
        figure(language, line.after),
      ]),
    ),
  ])
  return { document: { scenario, preview: answers }, lines }
}

/** `edit`: one change as in the grid, over one period or a span. */
export const editCommand: Command = {
  name: 'edit',
  usage: [
    'edit DIR --where attribute=value … --measure M --period P[..P] --value ENTRY [--rule proportional|history|equal] [--reason T] [--scenario S] [--preview]',
  ],
  example:
    'edit ./company --where family=air_fryer region=east --measure override --period 2026-12..2027-02 --value +5% --reason "New listing"',
  options: {
    where: 'pairs',
    measure: 'text',
    period: 'text',
    value: 'text',
    rule: 'text',
    reason: 'text',
    scenario: 'text',
    preview: 'flag',
  },
  least: 1,
  most: 1,
  async run(context) {
    const { options, say } = context
    const edits = editsOf(options)
    const rule = ruleOf(options)
    const reason = textOf(options, 'reason')
    const desk = await context.desk()
    const { scenario } = await findScenario(desk, textOf(options, 'scenario'))
    if (flag(options, 'preview')) return preview(desk, scenario, edits, context)
    const { position, cells } = await desk.ask('planning.edit', {
      scenario,
      edits,
      rule,
      ...(reason === undefined ? {} : { reason }),
    })
    return {
      document: { scenario, position, cells },
      lines: [say('changed', { position, cells })],
    }
  },
}
