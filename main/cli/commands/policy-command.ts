import { translate } from '@shared/messages/translate'
import { type FencedSide, fencedSides, type PlanningPolicy } from '@shared/model/planning-policy'
import { type Role, roles } from '@shared/model/roles'
import { exactly, runAction } from '../actions'
import type { Answer, Command, CommandContext } from '../command'
import { boundedNumber, pairsOf } from '../option-values'
import { table } from '../print-table'
import { UsageError } from '../usage-error'

const mostPeriods = 36

function answer(policy: PlanningPolicy, { language, say }: CommandContext): Answer {
  const rows = roles
    .filter((role) => fencedSides.some((side) => (policy.fences[side][role] ?? 0) > 0))
    .map((role) => [
      `${role} ${translate(language, `app.role_${role}`)}`,
      ...fencedSides.map((side) => String(policy.fences[side][role] ?? 0)),
    ])
  const head = [
    { title: say('column_role') },
    ...fencedSides.map((side) => ({ title: say(`fence_${side}`), right: true })),
  ]
  return {
    document: policy,
    lines: [
      ...(rows.length > 0 ? table(head, rows) : [say('no_fences')]),
      say('freeze', { periods: policy.freezePeriods }),
    ],
  }
}

/** The fences of a side as they will be. Throws `UsageError` for an unknown role or a number out of bounds. */
function fencesOf(
  { options }: CommandContext,
  side: FencedSide,
  before: PlanningPolicy['fences'][FencedSide],
): PlanningPolicy['fences'][FencedSide] {
  const fences = { ...before }
  for (const [name, value] of Object.entries(pairsOf(options, side))) {
    const role = roles.find((one) => one === name)
    if (!role) throw new UsageError('option_choices', { option: side, choices: roles.join(', ') })
    const periods = boundedNumber({ [side]: value }, side, {
      least: 0,
      most: mostPeriods,
      whole: true,
    })
    if (periods) fences[role as Role] = periods
    else delete fences[role]
  }
  return fences
}

async function show(context: CommandContext): Promise<Answer> {
  exactly(context, 0)
  return answer(await (await context.desk()).ask('policy.get', {}), context)
}

async function set(context: CommandContext): Promise<Answer> {
  exactly(context, 0)
  const freeze = boundedNumber(context.options, 'freeze', {
    least: 0,
    most: mostPeriods,
    whole: true,
  })
  const desk = await context.desk()
  const before = await desk.ask('policy.get', {})
  const policy = await desk.ask('policy.set', {
    fences: {
      demand: fencesOf(context, 'demand', before.fences.demand),
      supply: fencesOf(context, 'supply', before.fences.supply),
    },
    freezePeriods: freeze ?? before.freezePeriods,
  })
  return answer(policy, context)
}

/** `policy`: time fences by role, and the freeze of proposals. */
export const policyCommand: Command = {
  name: 'policy',
  usage: [
    'policy DIR show',
    'policy DIR set [--demand ROLE=PERIODS …] [--supply ROLE=PERIODS …] [--freeze PERIODS]',
  ],
  example:
    'policy ./company set --demand demand_planner=2 sales_manager=3 --supply supply_planner=1 --freeze 1 --as process_owner',
  options: { demand: 'pairs', supply: 'pairs', freeze: 'text' },
  least: 2,
  most: 2,
  run: (context) => runAction({ show, set }, [], context),
}
