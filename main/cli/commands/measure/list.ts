import { measures } from '@shared/model/measures/measures'
import { type Action, exactly } from '../../actions'
import { declaredCells, ownCells } from '../../measure-words'
import { table } from '../../print-table'

/** `measure DIR list`: own measures after the program's. */
export const listMeasures: Action = async (context) => {
  exactly(context, 0)
  const own = await (await context.desk()).ask('measures.list', {})
  const lines = table(
    ['key', 'name', 'level', 'unit', 'total', 'formula'].map((title) => ({
      title: context.say(`column_${title}`),
    })),
    [
      ...measures.map((one) => declaredCells(one, context)),
      ...own.map((one) => ownCells(one, context)),
    ],
  )
  return { document: { measures, own }, lines }
}
