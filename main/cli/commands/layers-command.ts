import { runAction } from '../actions'
import type { Command } from '../command'
import { showEvents } from './layers/events'
import { showOutside } from './layers/outside'
import { showPipeline } from './layers/pipeline'
import { showPolicy } from './layers/policy'
import { showRecord } from './layers/record'
import { setPolicy } from './layers/set'

const actions = {
  policy: showPolicy,
  set: setPolicy,
  pipeline: showPipeline,
  events: showEvents,
  outside: showOutside,
  record: showRecord,
}

/** `layers`: what the layers of demand are made of, and how they are counted and weighed. */
export const layersCommand: Command = {
  name: 'layers',
  usage: [
    'layers DIR policy [--history]',
    'layers DIR set [--consensus NAME=VALUE … [--family F] [--from YYYY-MM]] [--pipeline NAME=VALUE …] [--firm NAME=VALUE …] [--probability stage=S [age=N] [segment=S] [size=N] probability=P|none] [--file KNOWN.json] [--reason TEXT]',
    'layers DIR pipeline [--scenario S]',
    'layers DIR events [--scenario S]',
    'layers DIR outside [--scenario S]',
    'layers DIR record [--where family=F] [--last N]',
  ],
  example:
    'layers ./company set --family kettle --consensus baselineWeight=0.5 forecastWeight=0.5 capPercent=30 --pipeline probabilities=calibrated --reason "Agreed in October" --as process_owner',
  examples: ['layers ./company policy --history', 'layers ./company pipeline --json'],
  options: {
    history: 'flag',
    scenario: 'text',
    family: 'text',
    from: 'text',
    consensus: 'pairs',
    pipeline: 'pairs',
    firm: 'pairs',
    probability: 'pairs',
    file: 'text',
    reason: 'text',
    where: 'pairs',
    last: 'text',
  },
  least: 2,
  most: 2,
  run: (context) => runAction(actions, [], context),
}
