import { EvenkeelError } from '@shared/contract/error-codes'
import type { DifferenceSide, Trace } from '@shared/contract/why-calls'
import type { Answer, Command, CommandContext } from '../command'
import type { Desk } from '../desk'
import { findDecision, findScenario } from '../lookups'
import { boundedNumber, needed, pairsOf, textOf } from '../option-values'
import { checkMonth, monthsOf } from '../period-span'
import { UsageError } from '../usage-error'
import { differenceLines, type TraceTree, whyLines } from '../why-lines'

/** Levels of inputs that can be asked for at once. */
const deepest = 6

/** Follows the inputs of a trace as many levels as asked. */
async function treeOf(
  desk: Desk,
  scenario: string,
  trace: Trace,
  levels: number,
): Promise<TraceTree> {
  const inputs: (TraceTree | null)[] = []
  for (const { place } of trace.inputs)
    inputs.push(
      place && levels > 1
        ? await treeOf(
            desk,
            scenario,
            await desk.ask('planning.why', { scenario, ...place }),
            levels - 1,
          )
        : null,
    )
  return { trace, inputs }
}

const documentOf = ({ trace, inputs }: TraceTree): unknown => ({
  ...trace,
  inputs: trace.inputs.map((input, k) => {
    const below = inputs[k]
    return below ? { ...input, why: documentOf(below) } : input
  }),
})

/** What `--against` means: a scenario, a snapshot, or a decision by `#number`. */
async function sideOf(desk: Desk, wanted: string): Promise<{ side: DifferenceSide; name: string }> {
  if (wanted.startsWith('#')) {
    const { decision, number } = await findDecision(desk, wanted)
    return { side: { decision }, name: `#${number}` }
  }
  const snapshots = await desk.ask('snapshots.list', {})
  if (snapshots.some(({ snapshot }) => snapshot === wanted))
    return { side: { snapshot: wanted }, name: wanted }
  try {
    const { scenario, name } = await findScenario(desk, wanted)
    return { side: { scenario }, name }
  } catch (error) {
    if (error instanceof EvenkeelError && error.code === 'NOT_FOUND')
      throw new UsageError('against_alone', { value: wanted })
    throw error
  }
}

/** What the difference leads to: with a snapshot, the one that the scenario stands on. */
async function different(context: CommandContext, desk: Desk, against: string): Promise<Answer> {
  const { options } = context
  const months = monthsOf(needed(options, 'period'))
  const own = await findScenario(desk, textOf(options, 'scenario'))
  const of = await sideOf(desk, against)
  const to: DifferenceSide =
    'snapshot' in of.side && own.parent === null && own.snapshot
      ? { snapshot: own.snapshot }
      : { scenario: own.scenario }
  const answer = await desk.ask('planning.whyDifferent', {
    of: of.side,
    to,
    figure: {
      where: pairsOf(options, 'where'),
      measure: needed(options, 'measure'),
      from: months[0] ?? '',
      to: months.at(-1) ?? '',
    },
  })
  return {
    document: { against: of.side, scenario: own.scenario, ...answer },
    lines: differenceLines(answer, { of: of.name, to: own.name }, context),
  }
}

/** `why`: the trace of a figure, or what makes it differ. */
export const whyCommand: Command = {
  name: 'why',
  usage: [
    'why DIR --where attribute=value … --measure M --period P [--scenario S] [--depth N]',
    'why DIR --where attribute=value … --measure M --period P[..P] --against SCENARIO|SNAPSHOT|#DECISION [--scenario S]',
  ],
  example: 'why ./company --where item=FG-AF02 --measure gap --period 2027-01',
  examples: [
    'why ./company --where item=FG-AF02 --measure revenue --period 2026-12..2027-05 --against "Win C001"',
  ],
  options: {
    where: 'pairs',
    measure: 'text',
    period: 'text',
    scenario: 'text',
    depth: 'text',
    against: 'text',
  },
  least: 1,
  most: 1,
  async run(context) {
    const { options } = context
    const measure = needed(options, 'measure')
    const asked = needed(options, 'period')
    const against = textOf(options, 'against')
    const levels = boundedNumber(options, 'depth', { least: 1, most: deepest, whole: true }) ?? 1
    const where = pairsOf(options, 'where')
    const period = against === undefined ? checkMonth(asked) : asked
    const desk = await context.desk()
    if (against !== undefined) return different(context, desk, against)
    const { scenario } = await findScenario(desk, textOf(options, 'scenario'))
    const why = await desk.ask('planning.why', { scenario, where, measure, period })
    const tree = await treeOf(desk, scenario, why, levels)
    const own = new Map((await desk.ask('measures.list', {})).map(({ key, name }) => [key, name]))
    return {
      document: { ...why, ...(documentOf(tree) as object) },
      lines: whyLines(why, tree, { ...context, own }),
    }
  },
}
