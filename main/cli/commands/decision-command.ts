import { runAction } from '../actions'
import type { Command } from '../command'
import { approveDecision, proposeDecision, rejectDecision } from './decision/advance'
import { createDecision } from './decision/create'
import { listDecisions } from './decision/list'
import { showDecision } from './decision/show'

const actions = {
  create: createDecision,
  propose: proposeDecision,
  approve: approveDecision,
  reject: rejectDecision,
  list: listDecisions,
  show: showDecision,
}

/** `decision`: decision records, from draft to approval. */
export const decisionCommand: Command = {
  name: 'decision',
  usage: [
    'decision DIR create --question T --option S … [--choice S] [--reason T] [--assumptions T] [--owner PERSON] [--due YYYY-MM-DD]',
    'decision DIR propose ID',
    'decision DIR approve ID --as PERSON',
    'decision DIR reject ID --as PERSON [--note T]',
    'decision DIR list',
    'decision DIR show ID',
  ],
  example:
    'decision ./company create --question "Take the order?" --option base --option "Win C001" --choice "Win C001" --reason "Worth it" --owner supply_planner --due 2026-12-15',
  options: {
    question: 'text',
    option: 'list',
    choice: 'text',
    reason: 'text',
    assumptions: 'text',
    owner: 'text',
    due: 'text',
    note: 'text',
  },
  least: 2,
  most: 3,
  run: (context) => runAction(actions, [], context),
}
