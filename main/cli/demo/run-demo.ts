/** The whole cycle on the sample company, step by step; a step that fails ends it, and the steps before it are told. */
import type { CommandContext, ExitCode } from '../command'
import { exitCodes } from '../command'
import { failureOf } from '../report-failure'
import { approveStep, decisionStep, proposeStep } from './decision-steps'
import { demoPeople } from './demo-people'
import type { DemoState, DemoStep } from './demo-step'
import { publishStep } from './publish-step'
import { planStep, pullStep } from './pull-and-plan-steps'
import { compareStep, lateStep, winStep } from './scenario-steps'

export interface StepResult {
  readonly step: string
  readonly ok: boolean
  readonly result?: unknown
  readonly error?: unknown
}

const steps: readonly DemoStep[] = [
  pullStep,
  planStep,
  winStep,
  lateStep,
  compareStep,
  decisionStep,
  proposeStep,
  approveStep,
  publishStep,
]

async function init({ folder, program, language }: CommandContext) {
  if (program.hasWorkspace(folder)) return { workspace: folder, made: false }
  program.initWorkspace(folder, { sample: true, language, now: new Date() })
  return { workspace: folder, made: true }
}

/** What waits or conflicts at the end is no failure, but the caller should know. */
const published = (results: readonly StepResult[]): boolean => {
  const last = results.at(-1)?.result
  return (
    typeof last === 'object' && last !== null && 'state' in last && last.state === 'acknowledged'
  )
}

export async function runDemo(
  context: CommandContext,
): Promise<{ steps: readonly StepResult[]; exit: ExitCode }> {
  const results: StepResult[] = []
  async function take(step: string, work: () => Promise<unknown>) {
    try {
      results.push({ step, ok: true, result: await work() })
      context.note(context.say('step_done', { step }))
    } catch (thrown) {
      const { error } = failureOf(context.language, thrown)
      results.push({ step, ok: false, error })
      context.note(context.say('step_failed', { step }))
      context.note(error.message)
    }
    return results.at(-1)?.ok === true
  }
  let state: DemoState | undefined
  const opened = async () => {
    state ??= { context, people: await demoPeople(context) }
    return state
  }
  let going = await take('init', () => init(context))
  for (const { step, run } of steps)
    going = going && (await take(step, async () => run(await opened())))
  if (!going) return { steps: results, exit: exitCodes.failed }
  return { steps: results, exit: published(results) ? exitCodes.done : exitCodes.withFindings }
}
