/** Commands that have actions of their own, such as `scenario DIR create`. */
import type { Answer, CommandContext } from './command'
import { UsageError } from './usage-error'

/** `words` are the plain arguments after the action. */
export type Action = (context: CommandContext) => Promise<Answer>

/** Runs the action named first. Throws `UsageError` for an unknown one, and for one that is to come. */
export function runAction(
  actions: Readonly<Record<string, Action>>,
  toCome: readonly string[],
  context: CommandContext,
): Promise<Answer> {
  const [name = '', ...words] = context.words
  const action = Object.hasOwn(actions, name) ? actions[name] : undefined
  if (action) return action({ ...context, words })
  if (toCome.includes(name)) throw new UsageError('not_yet', { value: name })
  const choices = Object.keys(actions).join(', ')
  throw new UsageError('action_unknown', { value: name === '' ? choices : `${name} (${choices})` })
}

/** The plain arguments, neither fewer nor more than named. */
export function exactly(context: CommandContext, count: number): readonly string[] {
  const surplus = context.words[count]
  if (context.words.length < count) throw new UsageError('argument_missing')
  if (surplus !== undefined) throw new UsageError('argument_surplus', { value: surplus })
  return context.words
}
