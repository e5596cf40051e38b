/** A decision record for people: what was asked, the options with their figures, what happened. */
import type { Decision } from '@shared/contract/contract-types'
import { indicatorKeys } from '@shared/contract/planning-calls'
import { decisionState, measureWord } from './code-words'
import type { CommandContext } from './command'
import { indicatorFigure } from './number-format'
import { table } from './print-table'

type Speaker = Pick<CommandContext, 'language' | 'say'>

function optionLines({ options, choice }: Decision, { language, say }: Speaker): string[] {
  return table(
    [
      { title: say('column_indicator') },
      ...options.map(({ scenario, name }) => ({
        title: scenario === choice ? `* ${name}` : name,
        right: true,
      })),
    ],
    indicatorKeys.map((key) => [
      measureWord(language, key),
      ...options.map(({ indicators }) => indicatorFigure(language, key, indicators[key])),
    ]),
  )
}

function eventLines({ events }: Decision, { language, say }: Speaker): string[] {
  return table(
    ['at', 'state', 'person', 'note'].map((title) => ({ title: say(`column_${title}`) })),
    events.map(({ at, state, person, note }) => [at, decisionState(language, state), person, note]),
  )
}

export function decisionLines(decision: Decision, speaker: Speaker): string[] {
  const { language, say } = speaker
  const facts = [
    ['choice', decision.options.find((one) => one.scenario === decision.choice)?.name],
    ['reason', decision.reason],
    ['owner', decision.owner],
    ['due', decision.due],
    ['snapshot', decision.pin?.snapshot],
  ].flatMap(([key, value]) => (value ? [[say(`column_${key}`), value]] : []))
  const { number, state, question } = decision
  return [
    say('decision_now', { number, state: decisionState(language, state) }),
    question,
    '',
    ...table([{ title: '' }, { title: '' }], facts).slice(1),
    '',
    ...optionLines(decision, speaker),
    '',
    ...eventLines(decision, speaker),
  ]
}
