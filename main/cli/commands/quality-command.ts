import { runAction } from '../actions'
import type { Command } from '../command'
import { assignFindings, fixFinding, ignoreFindings, listFixes, undoFix } from './quality/change'
import { showQuality } from './quality/show'

const actions = {
  assign: assignFindings,
  ignore: ignoreFindings,
  fix: fixFinding,
  fixes: listFixes,
  undo: undoFix,
}

/** `quality`: what the rules found in a snapshot, its score, and what is done about it. */
export const qualityCommand: Command = {
  name: 'quality',
  usage: [
    'quality DIR [--snapshot S] [--rule R]',
    'quality DIR assign ID… --to PERSON|none',
    'quality DIR ignore ID… --reason TEXT',
    'quality DIR fix ID --reason TEXT [--what JSON] [--preview]',
    'quality DIR fixes',
    'quality DIR undo FIX --reason TEXT',
  ],
  example: 'quality ./company --json',
  options: {
    snapshot: 'text',
    rule: 'text',
    to: 'text',
    reason: 'text',
    what: 'text',
    preview: 'flag',
  },
  least: 1,
  most: 1000,
  run: (context) =>
    context.words.length === 0 ? showQuality(context) : runAction(actions, [], context),
}
