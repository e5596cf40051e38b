import type { MatchList } from '@shared/contract/matching-calls'
import { translate } from '@shared/messages/translate'
import {
  type DeclaredRules,
  type MatchedEntity,
  type MatchRule,
  matchedEntities,
  matchRules,
} from '@shared/model/matching/match-rules'
import { type Action, exactly, runAction } from '../actions'
import { entityWord } from '../code-words'
import { type Command, type CommandContext, exitCodes } from '../command'
import { share } from '../number-format'
import { flag } from '../option-values'
import { table } from '../print-table'
import { messageOf } from '../report-failure'
import { UsageError } from '../usage-error'

function entityOf(word: string): MatchedEntity {
  const found = matchedEntities.find((one) => one === word)
  if (!found)
    throw new UsageError('option_choices', {
      option: 'entity',
      choices: matchedEntities.join(', '),
    })
  return found
}

const words =
  ({ language }: CommandContext) =>
  (key: string, values = {}): string =>
    translate(language, `matching.${key}`, values)

function unmatchedLines({ unmatched }: MatchList, context: CommandContext): string[] {
  const { language } = context
  const say = words(context)
  if (unmatched.length === 0) return [say('noneUnmatched')]
  return table(
    [
      { title: say('column_entity') },
      { title: say('column_connection') },
      { title: say('column_code') },
      { title: say('column_rows'), right: true },
      { title: say('column_suggestion') },
    ],
    unmatched.map((one) => [
      entityWord(language, one.entity),
      one.connection,
      [one.code, one.name ? `(${one.name})` : ''].filter(Boolean).join(' '),
      String(one.rows),
      one.suggestions
        .map(({ code, name, score, reasons }) =>
          [
            code,
            language === 'zh-CN' ? name.zh : name.en,
            share(language, score),
            reasons.map((reason) => say(`reason_${reason}`)).join(', '),
          ].join(' '),
        )
        .join(' | '),
    ]),
  )
}

const unreadLines = ({ unread }: MatchList, context: CommandContext): string[] =>
  unread.map(({ entity, connection, code, params }) =>
    words(context)('unreadOf', {
      entity: entityWord(context.language, entity),
      connection,
      text: messageOf(context.language, { code, params }),
    }),
  )

function identityLines({ identities }: MatchList, context: CommandContext): string[] {
  const say = words(context)
  if (identities.length === 0) return []
  return [
    '',
    ...table(
      [
        { title: say('column_entity') },
        { title: say('column_connection') },
        { title: say('column_code') },
        { title: say('column_canonical') },
        { title: say('column_state') },
        { title: say('column_how') },
        { title: say('column_by') },
      ],
      identities.map((one) => [
        entityWord(context.language, one.entity),
        one.connection,
        one.code,
        one.canonical,
        say(`state_${one.state}`),
        say(`how_${one.how}`),
        `${one.decidedBy} ${one.decidedAt}`,
      ]),
    ),
  ]
}

const list: Action = async (context) => {
  exactly(context, 0)
  const desk = await context.desk()
  const found = await desk.ask('matching.list', {})
  return {
    document: found,
    lines: [
      ...unreadLines(found, context),
      ...unmatchedLines(found, context),
      ...identityLines(found, context),
    ],
    exit: found.unmatched.length > 0 ? exitCodes.withFindings : exitCodes.done,
  }
}

const decide =
  (decision: 'confirm' | 'reject' | 'forget'): Action =>
  async (context) => {
    const [named = '', connection = '', code = '', canonical = ''] = exactly(context, 4)
    const entity = entityOf(named)
    const merge = flag(context.options, 'merge')
    const desk = await context.desk()
    const pair = { entity, connection, code, canonical }
    await desk.ask('matching.decide', { ...pair, decision, merge })
    return {
      document: { ...pair, decision },
      lines: [words(context)(`did_${decision}`, { code, canonical })],
    }
  }

const rules: Action = async (context) => {
  const desk = await context.desk()
  const { rules: before } = await desk.ask('matching.list', {})
  const [named, wanted] = context.words
  if (named === undefined) return { document: before, lines: ruleLines(before, context) }
  const chosen = (wanted ?? '').split(',').filter(Boolean)
  const unknown = chosen.find((one) => !matchRules.some((rule) => rule === one))
  if (unknown !== undefined)
    throw new UsageError('option_choices', { option: 'rules', choices: matchRules.join(', ') })
  const after: DeclaredRules = { ...before, [entityOf(named)]: chosen as MatchRule[] }
  await desk.ask('matching.setRules', { rules: after })
  return { document: after, lines: ruleLines(after, context) }
}

const ruleLines = (of: DeclaredRules, context: CommandContext): string[] =>
  matchedEntities.map((entity) => {
    const say = words(context)
    const named = of[entity].map((rule) => say(`how_${rule}`)).join(', ') || say('noRule')
    return `${entityWord(context.language, entity)}: ${named}`
  })

/** `match`: codes of other systems that the last pull could not match, and what was decided about them. */
export const matchCommand: Command = {
  name: 'match',
  usage: [
    'match DIR [list]',
    'match DIR confirm ENTITY CONNECTION CODE CANONICAL [--merge]',
    'match DIR reject|forget ENTITY CONNECTION CODE CANONICAL',
    'match DIR rules [ENTITY code,name]',
  ],
  example: 'match ./company confirm customer crm ACC-77 C049',
  options: { merge: 'flag' },
  least: 1,
  most: 6,
  run: (context) =>
    context.words.length === 0
      ? list(context)
      : runAction(
          {
            list,
            confirm: decide('confirm'),
            reject: decide('reject'),
            forget: decide('forget'),
            rules,
          },
          [],
          context,
        ),
}
