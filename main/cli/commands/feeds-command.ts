import type { SourceAge } from '@shared/contract/feed-calls'
import { translate } from '@shared/messages/translate'
import { canonicalEntities, entityNamed } from '@shared/model/entities/canonical-entities'
import type { Feeds, FeedsChange } from '@shared/model/feeds'
import { type Action, exactly, runAction } from '../actions'
import { entityWord } from '../code-words'
import type { Command, CommandContext } from '../command'
import { boundedNumber, choiceOf, pairsOf, textOf } from '../option-values'
import { table } from '../print-table'
import { UsageError } from '../usage-error'

const timeOfDay = /^([01]\d|2[0-3]):[0-5]\d$/

/** Names of a list with commas; an empty text is an empty list. */
const namesOf = (text: string | undefined): string[] | undefined =>
  text
    ?.split(',')
    .map((name) => name.trim())
    .filter(Boolean)

function entitiesOf(option: string, names: readonly string[]): void {
  const unknown = names.find((name) => !entityNamed(name))
  if (unknown === undefined) return
  const choices = canonicalEntities.map(({ name }) => name).join(', ')
  throw new UsageError('option_choices', { option, choices })
}

/** Hours by entity as they will be; an empty value takes a limit away. */
function limitsOf({ options }: CommandContext, before: Feeds['limits']): Feeds['limits'] {
  const limits = { ...before }
  const named = pairsOf(options, 'limit')
  entitiesOf('limit', Object.keys(named))
  for (const [entity, value] of Object.entries(named)) {
    const bounds = { least: 1, most: 87_600, whole: true }
    const hours = value === '' ? undefined : boundedNumber({ limit: value }, 'limit', bounds)
    if (hours === undefined) delete limits[entity]
    else limits[entity] = hours
  }
  return limits
}

function scheduleOf({ options }: CommandContext): FeedsChange['schedule'] {
  const times = namesOf(textOf(options, 'times'))
  const wrong = times?.find((time) => !timeOfDay.test(time))
  if (wrong !== undefined) throw new UsageError('not_a_time', { option: 'times', value: wrong })
  const every = textOf(options, 'every')
  const bounds = { least: 5, most: 10_080, whole: true }
  const everyMinutes = every === '' ? null : boundedNumber(options, 'every', bounds)
  if (!times && everyMinutes === undefined) return undefined
  return {
    ...(times ? { times: times.sort() } : {}),
    ...(everyMinutes === undefined ? {} : { everyMinutes }),
  }
}

function feedLines(feeds: Feeds, source: string | null, context: CommandContext): string[] {
  const { language, say } = context
  const entity = (name: string): string => entityWord(language, name)
  const named = feeds.connections.map((name, at) => `${at + 1}. ${name}`).join('  ')
  const { times, everyMinutes } = feeds.schedule
  const pulls = [
    ...times,
    ...(everyMinutes === null ? [] : [say('feeds_every', { count: everyMinutes })]),
  ]
  const limits = Object.entries(feeds.limits).map(([name, hours]) => `${entity(name)} ${hours}`)
  const lines: [string, string][] = [
    ['which', named || say('feeds_source', { name: source ?? say('feeds_nothing') })],
    ['union', feeds.union.map(entity).join(', ') || say('feeds_nothing')],
    ['away', translate(language, `data.feedsAway_${feeds.away}`)],
    ['schedule', pulls.join(', ') || say('feeds_by_hand')],
    ['limits', limits.join(', ') || say('feeds_usual')],
  ]
  return lines.map(([key, text]) => `${say(`feeds_${key}`)}: ${text}`)
}

function ageLines(ages: readonly SourceAge[], { language, say }: CommandContext): string[] {
  if (ages.length === 0) return []
  return [
    '',
    ...table(
      [
        { title: say('column_entity') },
        { title: say('column_connection') },
        { title: say('column_as_of') },
        { title: say('feeds_limit'), right: true },
        { title: say('feeds_age') },
      ],
      ages.map(({ entity, connection, asOf, limit, isStale }) => [
        entityWord(language, entity),
        connection,
        asOf,
        String(limit),
        say(isStale ? 'feeds_stale' : 'feeds_fresh'),
      ]),
    ),
  ]
}

const list: Action = async (context) => {
  exactly(context, 0)
  const desk = await context.desk()
  const { next: _, ...feeds } = await desk.ask('feeds.get', {})
  const { source } = await desk.ask('settings.get', {})
  const ages = await desk.ask('feeds.ages', {})
  return {
    document: { ...feeds, source, ages },
    lines: [...feedLines(feeds, source, context), ...ageLines(ages, context)],
  }
}

const set: Action = async (context) => {
  exactly(context, 0)
  const { options } = context
  const connections = namesOf(textOf(options, 'connections'))
  const union = namesOf(textOf(options, 'union'))
  entitiesOf('union', union ?? [])
  const away = choiceOf(options, 'away', ['fail', 'keep'] as const)
  const schedule = scheduleOf(context)
  const desk = await context.desk()
  const limits =
    options.limit === undefined
      ? undefined
      : limitsOf(context, (await desk.ask('feeds.get', {})).limits)
  const change = { connections, union, away, schedule, limits }
  if (Object.values(change).every((value) => value === undefined))
    throw new UsageError('option_missing', {
      option: 'connections, --union, --away, --times, --every, --limit',
    })
  const feeds = await desk.ask('feeds.set', change)
  const { source } = await desk.ask('settings.get', {})
  return { document: { ...feeds, source }, lines: feedLines(feeds, source, context) }
}

/** `feeds`: which connections feed the plan, when the open program pulls them, and how old their data may be. */
export const feedsCommand: Command = {
  name: 'feeds',
  usage: [
    'feeds DIR [list]',
    'feeds DIR set [--connections NAME,…] [--union ENTITY,…] [--away fail|keep] [--times HH:MM,…] [--every MINUTES] [--limit ENTITY=HOURS …]',
  ],
  example: 'feeds ./company set --connections erp,crm --union customer --away keep',
  examples: [
    'feeds ./company set --times 06:30,12:00 --limit stock=24',
    'feeds ./company set --times= --every= --limit stock=',
  ],
  options: {
    connections: 'text',
    union: 'text',
    away: 'text',
    times: 'text',
    every: 'text',
    limit: 'pairs',
  },
  least: 1,
  most: 2,
  run: (context) =>
    context.words.length === 0 ? list(context) : runAction({ list, set }, [], context),
}
