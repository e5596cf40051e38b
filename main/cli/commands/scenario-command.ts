import { runAction } from '../actions'
import type { Command } from '../command'
import { driverOptionTable, driverUsage } from '../driver-options'
import { compareScenarios } from './scenario/compare'
import { createScenario } from './scenario/create'
import { discardScenario } from './scenario/discard'
import { driveScenario, undriveScenario } from './scenario/drive'
import { listDrivers } from './scenario/drivers'
import { listScenarios } from './scenario/list'
import { mergeScenario } from './scenario/merge'
import { restoreScenario } from './scenario/restore'

const actions = {
  create: createScenario,
  list: listScenarios,
  drive: driveScenario,
  drivers: listDrivers,
  undrive: undriveScenario,
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
    ...driverUsage.map((usage) => `scenario DIR ${usage} [--note T] [--replace DRIVER]`),
    'scenario DIR drivers S',
    'scenario DIR undrive S DRIVER',
    'scenario DIR compare A B …',
    'scenario DIR compare A B … --cells [--level line|item|family] [--measure M] [--family F] [--by money|units] [--limit N]',
    'scenario DIR merge A --into B --preview',
    'scenario DIR merge A --into B [--all] [--take item=I …] [--ours|--theirs] [--reason T]',
    'scenario DIR discard S',
    'scenario DIR restore S',
  ],
  example: 'scenario ./company create "Win C001"',
  examples: [
    'scenario ./company drive "Win C001" --demand +20% --where customer=C001 --from 2026-12 --to 2027-05',
    'scenario ./company drive "Win C001" --won OPP-0001 --close 2027-01',
    'scenario ./company drive "Kettles" --units +500 --spread history --where family=kettle --from 2027-01 --to 2027-03',
    'scenario ./company drive "Spring" --promotion 25% --where family=air_fryer region=east --from 2027-03 --to 2027-03',
    'scenario ./company drive "New fryer" --new-item FG-AF21 --name-en "Air fryer 6L" --name-zh 空气炸锅6L --like FG-AF05 --share 40% --start 2027-03 --ramp 3 --list-price 420 --takes-from FG-AF05 --takes 50%',
    'scenario ./company drive "Late chips" --supplier S02 --item RM-MCU01 --late 2 --short 15% --from 2026-12 --to 2027-05',
    'scenario ./company drive "Line down" --resource L-AF --regular -20% --overtime-hours +80 --from 2027-01 --to 2027-03',
    'scenario ./company drive "More cover" --safety-days 30 --where family=air_fryer',
    'scenario ./company drive "Prices" --price +3% --where channel=e_commerce --from 2027-01 --to 2027-12',
    'scenario ./company drive "Resin" --cost +8% --where category=plastics --from 2027-01 --to 2027-06',
    'scenario ./company compare base "Win C001" --cells --level item --by money --limit 20',
    'scenario ./company merge "Win C001" --into base --preview',
    'scenario ./company merge "Win C001" --into base --all --reason "Order signed"',
  ],
  options: {
    parent: 'text',
    ...driverOptionTable,
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
    replace: 'text',
  },
  least: 2,
  most: 10,
  run: (context) => runAction(actions, [], context),
}
