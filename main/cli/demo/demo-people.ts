/** Who does what in the demonstration. */

import { EvenkeelError } from '@shared/contract/error-codes'
import { dataKeepers, planners } from '@shared/model/roles'
import type { CommandContext } from '../command'
import type { DemoPeople } from './demo-step'

/** The first planner who may also pull, the chair, and the supply planner as the owner. Throws NOT_FOUND where a role is not filled. */
export async function demoPeople(context: CommandContext): Promise<DemoPeople> {
  const desk = await context.desk()
  const people = await desk.ask('people.list', {})
  const planner = people.find(({ role }) => dataKeepers.includes(role) && planners.includes(role))
  const chair = people.find(({ role }) => role === 'chair')
  if (!planner) throw new EvenkeelError('NOT_FOUND', { what: 'demand_planner' })
  if (!chair) throw new EvenkeelError('NOT_FOUND', { what: 'chair' })
  const owner = people.find(({ role }) => role === 'supply_planner') ?? planner
  return { planner: desk.as(planner.person), chair: desk.as(chair.person), owner: owner.person }
}
