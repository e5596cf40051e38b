import { lineLevels, measureUnits } from '@shared/model/measures/measure-shape'
import { ownAggregations } from '@shared/model/measures/own-measures'
import { type Action, exactly } from '../../actions'
import { choiceOf, needed, textOf } from '../../option-values'
import { UsageError } from '../../usage-error'

/** `measure DIR save KEY --formula F …`: what is not given stays as it was. */
export const saveMeasure: Action = async (context) => {
  const [key = ''] = exactly(context, 1)
  const { options, say } = context
  const formula = needed(options, 'formula')
  const desk = await context.desk()
  const before = (await desk.ask('measures.list', {})).find((one) => one.key === key)
  const name = textOf(options, 'name')
  const en = textOf(options, 'name-en') ?? name ?? before?.name.en ?? textOf(options, 'name-zh')
  const zh = textOf(options, 'name-zh') ?? name ?? before?.name.zh ?? en
  if (!en || !zh) throw new UsageError('measure_name_missing')
  const saved = await desk.ask('measures.save', {
    key,
    name: { zh, en },
    formula,
    level: choiceOf(options, 'level', lineLevels) ?? before?.level ?? 'demand',
    unit: choiceOf(options, 'unit', measureUnits) ?? before?.unit ?? 'quantity',
    across: choiceOf(options, 'across', ownAggregations) ?? before?.across ?? 'sum',
  })
  const shown = context.language === 'en' ? saved.name.en : saved.name.zh
  return { document: saved, lines: [say('measure_saved', { key, name: shown })] }
}
