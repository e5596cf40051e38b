/** Whether what was written into a decision holds together, and whether it is complete. */
import type { Decision, DecisionDraft } from '@shared/contract/contract-types'
import { EvenkeelError } from '@shared/contract/error-codes'

const isDate = (text: string): boolean => {
  const date = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text)
}

/** Throws INVALID_PARAMETERS for a choice that is not an option, or a due date that is no date. */
export function checkDraft(call: string, draft: DecisionDraft): void {
  if (draft.choice !== null && !draft.options.includes(draft.choice))
    throw new EvenkeelError('INVALID_PARAMETERS', {
      call,
      field: 'choice',
      reason: draft.options.join(' | '),
    })
  if (draft.due !== null && !isDate(draft.due))
    throw new EvenkeelError('INVALID_PARAMETERS', { call, field: 'due', reason: 'YYYY-MM-DD' })
}

/** What a decision must have before it can be proposed, and has not. */
export function missingFields(decision: Decision): readonly string[] {
  const missing: string[] = []
  if (decision.choice === null) missing.push('choice')
  if (decision.reason.trim() === '') missing.push('reason')
  if (decision.owner === null) missing.push('owner')
  if (decision.due === null) missing.push('due')
  return missing
}

/** Throws DECISION_INCOMPLETE with the names of the missing fields. */
export function requireComplete(decision: Decision): void {
  const missing = missingFields(decision)
  if (missing.length > 0)
    throw new EvenkeelError('DECISION_INCOMPLETE', { fields: missing.join(', ') })
}
