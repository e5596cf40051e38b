import { translate } from '@shared/messages/translate'
import { measureNamed } from '@shared/model/measures/measures'
import { type Action, exactly } from '../../actions'
import { declaredCells, faultLines, ownCells } from '../../measure-words'
import { UsageError } from '../../usage-error'

/** `measure DIR show KEY`: what a figure means and how it is made. */
export const showMeasure: Action = async (context) => {
  const [key = ''] = exactly(context, 1)
  const { language, say } = context
  const own = await (await context.desk()).ask('measures.list', {})
  const found = own.find((one) => one.key === key)
  const declared = measureNamed(key)
  const cells = found ? ownCells(found, context) : declared && declaredCells(declared, context)
  if (!cells) throw new UsageError('measure_unknown', { value: key })
  const titles = ['key', 'name', 'level', 'unit', 'total', 'formula']
  const lines = titles.flatMap((title, at) =>
    cells[at] ? [`${say(`column_${title}`)}: ${cells[at]}`] : [],
  )
  if (found?.fault)
    return {
      document: found,
      lines: [...lines, ...faultLines(found.formula, found.fault, context)],
    }
  if (found) return { document: found, lines }
  const explanation = translate(language, `explanations.${key}`)
  return { document: { ...declared, explanation }, lines: [...lines, explanation] }
}
