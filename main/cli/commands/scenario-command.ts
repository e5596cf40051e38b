import { runAction } from '../actions'
import type { Command } from '../command'
import { compareScenarios } from './scenario/compare'
import { createScenario } from './scenario/create'
import { discardScenario } from './scenario/discard'
import { driveScenario } from './scenario/drive'
import { listScenarios } from './scenario/list'
import { mergeScenario } from './scenario/merge'
import { restoreScenario } from './scenario/restore'

const actions = {
  create: createScenario,
  list: listScenarios,
  drive: driveScenario,
  compare: compareScenarios,
  merge: mergeScenario,
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
    'scenario DIR compare A B … --cells [--level line|item|family] [--measure M] [--family F] [--by money|units] [--limit N]',
    'scenario DIR merge A --into B --preview',
    'scenario DIR merge A --into B [--all] [--take item=I …] [--ours|--theirs] [--reason T]',
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
    cells: 'flag',
    level: 'text',
    measure: 'text',
    family: 'text',
    by: 'text',
    limit: 'text',
    into: 'text',
    take: 'list',
    all: 'flag',
    ours: 'flag',
    theirs: 'flag',
    preview: 'flag',
    reason: 'text',
  },
  least: 2,
  most: 10,
  run: (context) => runAction(actions, [], context),
}
