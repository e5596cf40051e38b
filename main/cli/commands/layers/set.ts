import { EvenkeelError } from '@shared/contract/error-codes'
import {
  type DemandPolicy,
  defaultRule,
  demandPolicy,
  type PipelinePolicy,
} from '@shared/model/demand-policy'
import { businessCalendar, outsideDriver, ownEvent } from '@shared/model/outside-knowledge'
import { z } from 'zod'
import { type Action, exactly } from '../../actions'
import type { CommandContext } from '../../command'
import { pairsOf, textOf } from '../../option-values'
import { readInput } from '../../text-files'
import { UsageError } from '../../usage-error'
import { policyAnswer } from './policy'

type Values = Readonly<Record<string, unknown>>

/** `none` is nothing, a list is set off by commas, a number is a number. */
function typedAs(before: unknown, text: string): unknown {
  if (Array.isArray(before)) return text === '' ? [] : text.split(',').map((one) => single(one))
  return single(text)
}

const single = (text: string): unknown => {
  if (text === 'none') return null
  return /^-?(?:\d+\.?\d*|\.\d+)$/.test(text) ? Number(text) : text
}

/** The values with those of an option in their place. Throws `UsageError` for a name that is none. */
function changed<T extends Values>(
  values: T,
  option: string,
  { options }: CommandContext,
  lists: readonly string[] = [],
): T {
  const next: Record<string, unknown> = { ...values }
  for (const [name, text] of Object.entries(pairsOf(options, option))) {
    if (!Object.hasOwn(values, name))
      throw new UsageError('option_choices', { option, choices: Object.keys(values).join(', ') })
    const list = lists.includes(name) && text !== 'none'
    next[name] = typedAs(list ? [] : values[name], text)
  }
  return next as T
}

function withRule(policy: DemandPolicy, context: CommandContext): DemandPolicy['consensus'] {
  const pairs = pairsOf(context.options, 'consensus')
  if (Object.keys(pairs).length === 0) return policy.consensus
  const family = textOf(context.options, 'family') ?? null
  const from = textOf(context.options, 'from') ?? null
  const at = policy.consensus.findIndex((rule) => rule.family === family && rule.from === from)
  const before = policy.consensus[at] ?? { ...defaultRule, family, from }
  const rule = changed(before, 'consensus', context, ['overrideRoles'])
  return at < 0 ? [...policy.consensus, rule] : policy.consensus.with(at, rule)
}

/** `--probability stage=negotiate segment=A probability=0.5`; `probability=none` takes it back. */
function withProbability(set: PipelinePolicy['set'], context: CommandContext): unknown[] {
  const empty = { stage: '', age: null, segment: null, size: null, probability: null }
  const { probability, ...of } = changed(empty, 'probability', context)
  if (of.stage === '') return set
  const others = set.filter(
    (one) => JSON.stringify({ ...one, probability }) !== JSON.stringify({ ...of, probability }),
  )
  return probability === null ? others : [...others, { ...of, probability }]
}

/** Of the file's policy what is not set by options: calendar, events, figures from outside. */
async function knownIn({ options }: CommandContext): Promise<Partial<DemandPolicy>> {
  const file = textOf(options, 'file')
  if (file === undefined) return {}
  const read = knowledge.safeParse(parsed(await readInput(file), file))
  if (!read.success)
    throw new UsageError('policy_value', { name: read.error.issues[0]?.path.join('.') ?? '' })
  const { calendar, events, outside } = read.data
  return {
    ...(calendar ? { calendar } : {}),
    ...(events ? { events } : {}),
    ...(outside ? { outside } : {}),
  }
}

const knowledge = z.strictObject({
  calendar: businessCalendar.optional(),
  events: z.array(ownEvent).optional(),
  outside: z.array(outsideDriver).optional(),
})

function parsed(text: string, file: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new EvenkeelError('FILE_UNREADABLE', { file, reason: 'not_json' }, error)
  }
}

/** `layers DIR set …`: what is not given stays as it was. */
export const setPolicy: Action = async (context) => {
  exactly(context, 0)
  const desk = await context.desk()
  const { policy, revision } = await desk.ask('layers.policy', {})
  const next = demandPolicy.safeParse({
    ...policy,
    ...(await knownIn(context)),
    consensus: withRule(policy, context),
    pipeline: {
      ...changed(policy.pipeline, 'pipeline', context),
      set: withProbability(policy.pipeline.set, context),
    },
    firm: changed(policy.firm, 'firm', context),
  })
  if (!next.success) {
    const [issue] = next.error.issues
    throw new UsageError('policy_value', { name: issue?.path.join('.') ?? '' })
  }
  const reason = textOf(context.options, 'reason') ?? ''
  const stored = await desk.ask('layers.setPolicy', { policy: next.data, revision, reason })
  return policyAnswer(stored, context)
}
