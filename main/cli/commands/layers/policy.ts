import type { StoredDemandPolicy } from '@shared/contract/layer-calls'
import type { ConsensusRule } from '@shared/model/demand-policy'
import { type Action, exactly } from '../../actions'
import type { Answer, CommandContext } from '../../command'
import { flag } from '../../option-values'
import { table } from '../../print-table'

const ruleColumns = [
  'baselineWeight',
  'forecastWeight',
  'pipelineShare',
  'pipelineCounting',
  'consumeEarlier',
  'consumeLater',
  'capPercent',
  'reasonPercent',
  'overrideRoles',
] as const

const plain = (value: unknown): string =>
  value === null ? '–' : Array.isArray(value) ? value.join(' ') : String(value)

/** Names stand as `--consensus`, `--pipeline` and `--firm` take them. */
export function policyAnswer(stored: StoredDemandPolicy, { say }: CommandContext): Answer {
  const { consensus, pipeline, firm } = stored.policy
  const cells = (rule: ConsensusRule) => [
    rule.family ?? '*',
    rule.from ?? '–',
    ...ruleColumns.map((name) => plain(rule[name])),
  ]
  const { set, ...settings } = pipeline
  const pairs = (of: object) =>
    Object.entries(of).map(([name, value]) => `  ${name}=${plain(value)}`)
  return {
    document: stored,
    lines: [
      stored.revision === 0
        ? say('policy_default')
        : say('policy_version', { revision: stored.revision, who: stored.setBy, at: stored.setAt }),
      ...(stored.reason ? [stored.reason] : []),
      '',
      ...table(
        [say('column_family'), say('column_from'), ...ruleColumns].map((title) => ({ title })),
        consensus.map(cells),
      ),
      '',
      '--pipeline',
      ...pairs(settings),
      ...set.map(({ probability, ...of }) => `  ${JSON.stringify(of)} = ${probability}`),
      '--firm',
      ...pairs(firm),
    ],
  }
}

/** `layers DIR policy [--history]`. */
export const showPolicy: Action = async (context) => {
  exactly(context, 0)
  const desk = await context.desk()
  if (!flag(context.options, 'history'))
    return policyAnswer(await desk.ask('layers.policy', {}), context)
  const versions = await desk.ask('layers.policies', {})
  const titles = ['revision', 'at', 'person', 'reason'].map((title) => ({
    title: context.say(`column_${title}`),
  }))
  const rows = versions.map((one) => [String(one.revision), one.setAt, one.setBy, one.reason])
  return { document: versions, lines: table(titles, rows) }
}
