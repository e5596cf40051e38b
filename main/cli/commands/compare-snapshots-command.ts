import type { EventPayload } from '@shared/contract/contract'
import { translate } from '@shared/messages/translate'
import { dataChangeGroups } from '@shared/model/data-changes'
import { changeLines } from '../change-lines'
import { entityWord } from '../code-words'
import type { Command, CommandContext } from '../command'
import type { Desk } from '../desk'
import { boundedNumber, listOf, textOf } from '../option-values'
import { UsageError } from '../usage-error'

/** Changes shown where nothing else is asked for. */
const usualLimit = 50
const request = 'compare-snapshots'

function groupsOf({ options }: CommandContext) {
  return listOf(options, 'kind')
    .flatMap((value) => value.split(',').filter(Boolean))
    .map((value) => {
      const found = dataChangeGroups.find((one) => one === value)
      if (!found)
        throw new UsageError('option_choices', {
          option: 'kind',
          choices: dataChangeGroups.join(', '),
        })
      return found
    })
}

/** The two that are named; the last two pulled, the earlier first, where none are. */
async function pairOf(desk: Desk, words: readonly string[]): Promise<{ of: string; to: string }> {
  const [of, to] = words
  if (of !== undefined && to !== undefined) return { of, to }
  const [last, before] = (await desk.ask('snapshots.list', {})).map(({ snapshot }) => snapshot)
  if (of !== undefined && last !== undefined) return { of, to: last }
  if (last === undefined || before === undefined) throw new UsageError('two_snapshots')
  return { of: before, to: last }
}

/** Says every phase once, and what is at work in it. */
function teller({ note, language }: CommandContext) {
  const told = new Set<string>()
  return ({ phase, at }: EventPayload<'comparison.progress'>) => {
    if (told.has(phase)) return
    told.add(phase)
    const part = translate(language, `comparison.part_${at}`)
    const name = phase === 'rows' ? entityWord(language, at) : phase === 'plan' ? part : at
    note(translate(language, `comparison.step_${phase}`, { at: name }))
  }
}

/** `compare-snapshots`: what changed from one snapshot to another, and what it does to the plan. Ctrl+C gives it up. */
export const compareSnapshotsCommand: Command = {
  name: 'compare-snapshots',
  usage: ['compare-snapshots DIR [A [B]] [--kind K,…] [--search TEXT] [--limit N]'],
  example: 'compare-snapshots ./company --kind deals,receipts --limit 20',
  examples: ['compare-snapshots ./company 2026-11-15T0930-a1b2 2026-11-22T0930-c3d4 --json'],
  options: { kind: 'list', search: 'text', limit: 'text' },
  least: 1,
  most: 3,
  async run(context) {
    const { options, words, program } = context
    const groups = groupsOf(context)
    const limit = boundedNumber(options, 'limit', { least: 1, most: 1000, whole: true })
    const desk = await context.desk()
    const pair = await pairOf(desk, words)
    const stopListening = desk.on('comparison.progress', teller(context))
    const stopInterrupt = program.terminal.onInterrupt(() => {
      desk.ask('snapshots.compareStop', { request }).catch(() => undefined)
    })
    try {
      const found = await desk.ask('snapshots.compare', {
        ...pair,
        groups,
        search: textOf(options, 'search') ?? '',
        limit: limit ?? usualLimit,
        request,
      })
      return { document: found, lines: changeLines(found, context) }
    } finally {
      stopListening()
      stopInterrupt()
    }
  },
}
