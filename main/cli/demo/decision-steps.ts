/** Demonstration: the decision, from draft to approval. A second run finds it as the first one left it. */
import { languages } from '@shared/contract/app-calls'
import type { Decision, DecisionDraft, DecisionState } from '@shared/contract/contract-types'
import { EvenkeelError } from '@shared/contract/error-codes'
import { translate } from '@shared/messages/translate'
import { type DemoState, type DemoStep, from } from './demo-step'

const decidedStates: readonly DecisionState[] = [
  'approved',
  'publishing',
  'published',
  'implemented',
  'conflict',
]
const openStates: readonly DecisionState[] = ['draft', 'proposed']
const daysToAct = 30

const summary = ({ decision, number, state, question, choice, pin, hash }: Decision) => ({
  decision,
  number,
  state,
  question,
  choice,
  pin,
  hash,
})

function draftOf({ context, people, base, win, late }: DemoState): DecisionDraft {
  const choice = from(win, 'scenario').scenario
  return {
    question: context.say('demo_question'),
    options: [from(base, 'plan').scenario, choice, from(late, 'scenario').scenario],
    choice,
    reason: context.say('demo_reason'),
    assumptions: context.say('demo_assumptions'),
    owner: people.owner,
    due: new Date(Date.now() + daysToAct * 86_400_000).toISOString().slice(0, 10),
  }
}

const current = (state: DemoState) =>
  state.people.planner.ask('decisions.get', { decision: from(state.decision, 'decision') })

export const decisionStep: DemoStep = {
  step: 'decision',
  async run(state) {
    const questions = languages.map((language) => translate(language, 'commandLine.demo_question'))
    const known = (await state.people.planner.ask('decisions.list', {})).filter(({ question }) =>
      questions.includes(question),
    )
    const found =
      known.find((one) => decidedStates.includes(one.state)) ??
      known.find((one) => openStates.includes(one.state))
    const decision = found ?? (await state.people.planner.ask('decisions.create', draftOf(state)))
    state.decision = decision.decision
    state.decided = decidedStates.includes(decision.state)
    const { options } = decision
    return { ...summary(decision), options, reused: found !== undefined }
  },
}

export const proposeStep: DemoStep = {
  step: 'propose',
  async run(state) {
    const decision = await current(state)
    if (decision.state !== 'draft') return { ...summary(decision), already: true }
    const { planner } = state.people
    return summary(await planner.ask('decisions.propose', { decision: decision.decision }))
  },
}

/** Where the plan has moved since an earlier run proposed it, it is drafted and proposed anew. */
async function proposeAnew(state: DemoState): Promise<void> {
  const { planner } = state.people
  const decision = from(state.decision, 'decision')
  await planner.ask('decisions.update', { decision, draft: draftOf(state) })
  await planner.ask('decisions.propose', { decision })
}

export const approveStep: DemoStep = {
  step: 'approve',
  async run(state) {
    const { chair } = state.people
    if (state.decided) return { ...summary(await current(state)), already: true }
    const decision = from(state.decision, 'decision')
    try {
      return summary(await chair.ask('decisions.approve', { decision }))
    } catch (error) {
      if (!(error instanceof EvenkeelError) || error.code !== 'DECISION_CHANGED') throw error
      await proposeAnew(state)
      return summary(await chair.ask('decisions.approve', { decision }))
    }
  },
}
