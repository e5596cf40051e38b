import { type Answer, type Command, type CommandContext, exitCodes } from '../command'
import type { Desk } from '../desk'
import { findScenario } from '../lookups'
import { flag, needed, pairsOf, textOf } from '../option-values'
import { monthsOf } from '../period-span'
import { messageOf } from '../report-failure'
import { UsageError } from '../usage-error'
import { previewLines } from './edit/preview-lines'
import { ruleOf } from './edit/split-options'

/** What the options ask for, the same in every period of the span. */
function editsOf(options: CommandContext['options']) {
  const where = pairsOf(options, 'where')
  const measure = needed(options, 'measure')
  const entry = textOf(options, 'value')
  if (entry === undefined) throw new UsageError('option_missing', { option: 'value' })
  return monthsOf(needed(options, 'period')).map((period) => ({ where, measure, period, entry }))
}

/** What the calls take besides the edits themselves; left out where not said. */
function howOf(options: CommandContext['options']) {
  const rule = ruleOf(options)
  const locale = textOf(options, 'locale')
  return { ...(rule ? { rule } : {}), ...(locale ? { locale } : {}) }
}

async function preview(
  desk: Desk,
  scenario: string,
  edits: ReturnType<typeof editsOf>,
  context: CommandContext,
): Promise<Answer> {
  const answers = []
  for (const edit of edits) {
    const how = howOf(context.options)
    const answer = await desk.ask('planning.previewEdit', { scenario, edit, ...how })
    answers.push({ period: edit.period, ...answer })
  }
  const lines = answers.flatMap((one) => previewLines(one.period, one, context))
  return { document: { scenario, preview: answers }, lines }
}

/** `edit`: one change as in the grid, over one period or a span. */
export const editCommand: Command = {
  name: 'edit',
  usage: [
    'edit DIR --where attribute=value … --measure M --period P[..P] --value ENTRY [--rule proportional|history|equal | --weights a=1,b=2 | --by MEASURE] [--locale L] [--reason T] [--scenario S] [--yes] [--partial] [--preview]',
  ],
  example:
    'edit ./company --where family=air_fryer region=east --measure override --period 2026-12..2027-02 --value +5% --reason "New listing"',
  examples: [
    'edit ./company --where family=kettle --measure consensus_demand --period 2027-03 --value 90k --rule history --preview',
  ],
  options: {
    where: 'pairs',
    measure: 'text',
    period: 'text',
    value: 'text',
    rule: 'text',
    weights: 'list',
    by: 'text',
    locale: 'text',
    reason: 'text',
    scenario: 'text',
    yes: 'flag',
    partial: 'flag',
    preview: 'flag',
  },
  least: 1,
  most: 1,
  async run(context) {
    const { options, say, language } = context
    const edits = editsOf(options)
    const how = howOf(options)
    const reason = textOf(options, 'reason')
    const desk = await context.desk()
    const { scenario } = await findScenario(desk, textOf(options, 'scenario'))
    if (flag(options, 'preview')) return preview(desk, scenario, edits, context)
    const { position, cells, refused } = await desk.ask('planning.edit', {
      scenario,
      edits,
      ...how,
      confirmed: flag(options, 'yes'),
      partial: flag(options, 'partial'),
      ...(reason === undefined ? {} : { reason }),
    })
    return {
      document: { scenario, position, cells, ...(refused ? { refused } : {}) },
      lines: [
        say('changed', { position, cells }),
        ...(refused ?? []).map(
          (one) => `${edits[one.index]?.period ?? ''}: ${messageOf(language, one)}`,
        ),
      ],
      exit: refused && refused.length > 0 ? exitCodes.withFindings : exitCodes.done,
    }
  },
}
