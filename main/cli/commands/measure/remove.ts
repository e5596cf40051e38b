import { type Action, exactly } from '../../actions'

/** `measure DIR remove KEY`. */
export const removeMeasure: Action = async (context) => {
  const [key = ''] = exactly(context, 1)
  await (await context.desk()).ask('measures.remove', { key })
  return { document: { key }, lines: [context.say('measure_removed', { key })] }
}
