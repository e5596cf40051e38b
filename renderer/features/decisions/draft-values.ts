/** What the form of a decision holds, and what it still lacks. */
import type { Decision, DecisionDraft } from '@shared/contract/contract-types'

export type DraftValues = Required<DecisionDraft>

export const blankDraft: DraftValues = {
  question: '',
  options: [],
  choice: null,
  reason: '',
  assumptions: '',
  owner: null,
  due: null,
}

export const draftOf = (decision: Decision): DraftValues => ({
  question: decision.question,
  options: decision.options.map(({ scenario }) => scenario),
  choice: decision.choice,
  reason: decision.reason,
  assumptions: decision.assumptions,
  owner: decision.owner,
  due: decision.due,
})

const proposing = ['question', 'options', 'choice', 'reason', 'owner', 'due'] as const
export type DraftField = (typeof proposing)[number]

/** What has to be filled in before the decision can be proposed. */
export const missingToPropose = (values: DraftValues): readonly DraftField[] =>
  proposing.filter((field) => {
    const value = values[field]
    return typeof value === 'string' ? value.trim() === '' : value === null || value.length === 0
  })

export const canSave = ({ question, options }: DraftValues): boolean =>
  question.trim() !== '' && options.length > 0

/** Takes a scenario off the options, and the choice with it. */
export const withoutOption = (values: DraftValues, scenario: string): DraftValues => ({
  ...values,
  options: values.options.filter((option) => option !== scenario),
  choice: values.choice === scenario ? null : values.choice,
})
