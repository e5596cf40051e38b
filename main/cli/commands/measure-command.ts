import { runAction } from '../actions'
import type { Command } from '../command'
import { checkFormula } from './measure/check'
import { listMeasures } from './measure/list'
import { removeMeasure } from './measure/remove'
import { saveMeasure } from './measure/save'
import { showMeasure } from './measure/show'

const actions = {
  list: listMeasures,
  show: showMeasure,
  check: checkFormula,
  save: saveMeasure,
  remove: removeMeasure,
}

/** `measure`: what the figures mean, and figures of one's own. */
export const measureCommand: Command = {
  name: 'measure',
  usage: [
    'measure DIR list',
    'measure DIR show KEY',
    'measure DIR check --formula FORMULA [--level demand|supply|resource]',
    'measure DIR save KEY --formula FORMULA --name T | --name-en T --name-zh T [--level demand|supply|resource] [--unit quantity|money|days|share|hours] [--across sum|formula]',
    'measure DIR remove KEY',
  ],
  example:
    'measure ./company save margin_share --name "Margin share" --unit share --across formula --formula "gross_margin / revenue"',
  examples: ['measure ./company list', 'measure ./company check --formula "prev(revenue) * 1.1"'],
  options: {
    formula: 'text',
    level: 'text',
    unit: 'text',
    across: 'text',
    name: 'text',
    'name-en': 'text',
    'name-zh': 'text',
  },
  least: 2,
  most: 3,
  run: (context) => runAction(actions, [], context),
}
