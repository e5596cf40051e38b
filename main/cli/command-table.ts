/** Every command, in the order in which `--help` lists them. */
import type { Command } from './command'
import { checkCommand } from './commands/check-command'
import { compareSnapshotsCommand } from './commands/compare-snapshots-command'
import { connectCommand } from './commands/connect-command'
import { decisionCommand } from './commands/decision-command'
import { demoCommand } from './commands/demo-command'
import { editCommand } from './commands/edit-command'
import { exportCommand } from './commands/export-command'
import { feedsCommand } from './commands/feeds-command'
import { forecastCommand } from './commands/forecast-command'
import { historyCommand } from './commands/history-command'
import { importEditsCommand } from './commands/import-edits-command'
import { indicatorsCommand } from './commands/indicators-command'
import { initCommand } from './commands/init-command'
import { layersCommand } from './commands/layers-command'
import { lockCommand, unlockCommand } from './commands/lock-and-unlock-commands'
import { matchCommand } from './commands/match-command'
import { measureCommand } from './commands/measure-command'
import { outboxCommand } from './commands/outbox-command'
import { planCommand } from './commands/plan-command'
import { policyCommand } from './commands/policy-command'
import { publishCommand } from './commands/publish-command'
import { pullCommand } from './commands/pull-command'
import { qualityCommand } from './commands/quality-command'
import { scenarioCommand } from './commands/scenario-command'
import { snapshotsCommand } from './commands/snapshots-command'
import { redoCommand, undoCommand } from './commands/undo-and-redo-commands'
import { verifyCommand } from './commands/verify-command'
import { viewCommand } from './commands/view-command'
import { whyCommand } from './commands/why-command'
import { worklistCommand } from './commands/worklist-command'

export const commands: readonly Command[] = [
  initCommand,
  demoCommand,
  connectCommand,
  checkCommand,
  feedsCommand,
  pullCommand,
  snapshotsCommand,
  qualityCommand,
  compareSnapshotsCommand,
  matchCommand,
  planCommand,
  indicatorsCommand,
  forecastCommand,
  editCommand,
  exportCommand,
  importEditsCommand,
  lockCommand,
  unlockCommand,
  whyCommand,
  worklistCommand,
  undoCommand,
  redoCommand,
  historyCommand,
  policyCommand,
  layersCommand,
  scenarioCommand,
  measureCommand,
  viewCommand,
  decisionCommand,
  publishCommand,
  outboxCommand,
  verifyCommand,
]
