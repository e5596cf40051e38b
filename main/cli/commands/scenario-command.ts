import { runAction } from '../actions'
import type { Command } from '../command'
import { compareScenarios } from './scenario/compare'
import { createScenario } from './scenario/create'
import { discardScenario } from './scenario/discard'
import { driveScenario } from './scenario/drive'
import { listScenarios } from './scenario/list'
import { restoreScenario } from './scenario/restore'

const actions = {
  create: createScenario,
  list: listScenarios,
  drive: driveScenario,
  compare: compareScenarios,
  discard: discardScenario,
  restore: restoreScenario,
}

/** `scenario`: what-if plans. */
export const scenarioCommand: Command = {
  name: 'scenario',
  usage: [
    'scenario DIR create NAME [--parent S]',
    'scenario DIR list',
    'scenario DIR drive S --demand PERCENT [--where attribute=value …] --from P --to P [--note T]',
    'scenario DIR drive S --supplier SUPPLIER [--item I] --late N --short PERCENT --from P --to P [--note T]',
    'scenario DIR compare A B …',
    'scenario DIR discard S',
    'scenario DIR restore S',
  ],
  example:
    'scenario ./company drive "Win C001" --demand +20% --where customer=C001 --from 2026-12 --to 2027-05',
  options: {
    parent: 'text',
    demand: 'text',
    where: 'pairs',
    supplier: 'text',
    item: 'text',
    late: 'text',
    short: 'text',
    from: 'text',
    to: 'text',
    note: 'text',
  },
  least: 2,
  most: 10,
  run: (context) => runAction(actions, ['merge'], context),
}
