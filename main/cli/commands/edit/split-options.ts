/** How a total is to be split, as said on the command line. */
import { type SplitRule, splitRules } from '@shared/contract/planning-calls'
import { refusedWeights } from '@shared/model/split-weights'
import type { CommandContext } from '../../command'
import { listOf, textOf } from '../../option-values'
import { UsageError } from '../../usage-error'

/** `a=1,b=2`, or several pairs after one another. Throws `UsageError`, and WEIGHTS_NOT_USABLE for a code that cannot be a key. */
function weightsOf(pairs: readonly string[]): Record<string, number> {
  const weights: Record<string, number> = {}
  for (const pair of pairs.flatMap((one) => one.split(','))) {
    const at = pair.lastIndexOf('=')
    const weight = Number(pair.slice(at + 1))
    if (at < 1 || pair.slice(at + 1).trim() === '' || !(weight >= 0))
      throw new UsageError('not_a_weight', { value: pair })
    const code = pair.slice(0, at).trim()
    const refused = refusedWeights([code])
    if (refused) throw refused
    weights[code] = weight
  }
  return weights
}

/** The rule that `--rule`, `--weights` or `--by` name; undefined where none does. Throws `UsageError`. */
export function ruleOf(options: CommandContext['options']): SplitRule | undefined {
  const asked = textOf(options, 'rule')
  const weights = listOf(options, 'weights')
  const by = textOf(options, 'by')
  const given = [asked && 'rule', weights.length > 0 && 'weights', by && 'by'].filter(
    (one) => typeof one === 'string',
  )
  const [option, other] = given
  if (option && other && !(asked === 'weights' && option === 'rule' && given.length === 2))
    throw new UsageError('options_exclude', { option, other })
  if (weights.length > 0) return { kind: 'weights', weights: weightsOf(weights) }
  if (by) return { kind: 'measure', measure: by }
  if (asked === undefined) return undefined
  const rule = splitRules.find((one) => one === asked)
  if (!rule) {
    if (asked === 'weights') throw new UsageError('option_missing', { option: 'weights' })
    throw new UsageError('option_choices', { option: 'rule', choices: splitRules.join(', ') })
  }
  return rule
}
