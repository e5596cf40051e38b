/** Several edits at once: all or nothing, or the good ones with a list of the others. */
import { EvenkeelError } from '@shared/contract/error-codes'
import type { CellEdit, RefusedEdit, SplitRule } from '@shared/contract/planning-calls'
import { confirmedKinds } from '@shared/contract/split-preview'
import type { Plan } from '../hierarchy/node-figures'
import { codeAt, levelsBelow } from '../hierarchy/plan-nodes'
import { type FoundWarning, findWarnings } from '../splitting/split-warnings'
import { editsByMonth } from './edits-by-month'
import { type EditOptions, type PreparedEdit, prepareEdit } from './prepare-edit'

export interface EditsOptions extends EditOptions {
  readonly confirmed?: boolean
  readonly partial?: boolean
}

/** As many children as a message can name. */
const namedChildren = 5

const plain = (value: number): string => String(Math.round(value * 1000) / 1000)

function nameOfChild(plan: Plan, edit: CellEdit, prepared: PreparedEdit, child: FoundWarning) {
  const line = prepared.lines[child.lines[0] ?? 0]?.line ?? 0
  const levels = levelsBelow(prepared.side, edit.where)
  const codes = (child.line ? levels : levels.slice(0, 1)).map((level) =>
    codeAt(plan.model, prepared.side, line, level),
  )
  return `${codes.join(' ')}: ${plain(child.before)} → ${plain(child.after)}`
}

/** Throws SPLIT_NEEDS_CONFIRMATION, naming the children, where one takes far more than its share or is left with nothing. */
function refuseUnconfirmed(plan: Plan, edit: CellEdit, prepared: PreparedEdit): void {
  if (!prepared.split) return
  const found = findWarnings(prepared.split, [...confirmedKinds])
  if (found.length === 0) return
  const named = found.slice(0, namedChildren).map((one) => nameOfChild(plan, edit, prepared, one))
  throw new EvenkeelError('SPLIT_NEEDS_CONFIRMATION', {
    count: found.length,
    children: `${named.join('; ')}${found.length > namedChildren ? '; …' : ''}`,
  })
}

/**
 * Prepares edits of the plan as it stands now; none sees what another would write. Throws what `prepareEdit` throws, and
 * SPLIT_NEEDS_CONFIRMATION unless `confirmed`; with `partial` refused edits are listed instead.
 */
export function prepareEdits(
  plan: Plan,
  edits: readonly CellEdit[],
  rule: SplitRule | undefined,
  options: EditsOptions,
): { prepared: PreparedEdit[]; refused: RefusedEdit[] } {
  const prepared: PreparedEdit[] = []
  const refused: RefusedEdit[] = []
  edits.forEach((edit, index) => {
    try {
      const { edits: months, locale } = editsByMonth(plan, edit, rule, options)
      const ready = months.map((month) => {
        const one = prepareEdit(plan, month, rule, { ...options, locale })
        if (!options.confirmed) refuseUnconfirmed(plan, month, one)
        return one
      })
      prepared.push(...ready)
    } catch (error) {
      if (!(options.partial && error instanceof EvenkeelError)) throw error
      refused.push({ index, code: error.code, params: { ...error.params } })
    }
  })
  return { prepared, refused }
}
