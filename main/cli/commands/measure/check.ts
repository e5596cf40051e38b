import { lineLevels } from '@shared/model/measures/measure-shape'
import { type Action, exactly } from '../../actions'
import { exitCodes } from '../../command'
import { faultLines } from '../../measure-words'
import { choiceOf, needed } from '../../option-values'

/** `measure DIR check --formula F`: understood, or where it is not. */
export const checkFormula: Action = async (context) => {
  exactly(context, 0)
  const formula = needed(context.options, 'formula')
  const level = choiceOf(context.options, 'level', lineLevels) ?? 'demand'
  const check = await (await context.desk()).ask('measures.check', { formula, level })
  if (check.ok) {
    const reads = check.reads.join(', ') || '–'
    return { document: check, lines: [context.say('formula_good', { reads })] }
  }
  const lines = faultLines(formula, check.fault, context)
  return { document: { ...check, message: lines.at(-1) }, lines, exit: exitCodes.withFindings }
}
