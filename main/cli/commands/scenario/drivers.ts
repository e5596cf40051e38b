import { driverSentence } from '@shared/messages/driver-sentence'
import { translate } from '@shared/messages/translate'
import { type Action, exactly } from '../../actions'
import { findScenario } from '../../lookups'
import { figure, share } from '../../number-format'
import { table } from '../../print-table'

/** `scenario DIR drivers S`: what is assumed, with the number that `undrive` and `--replace` take. */
export const listDrivers: Action = async (context) => {
  const [wanted = ''] = exactly(context, 1)
  const { language, say } = context
  const desk = await context.desk()
  const { scenario, name, drivers } = await findScenario(desk, wanted)
  if (drivers.length === 0) return { document: [], lines: [say('no_drivers', { name })] }
  const attributes = await desk.ask('planning.attributes', { scenario })
  const named = (both: { zh: string; en: string }) => (language === 'zh-CN' ? both.zh : both.en)
  const names = new Map(
    attributes.flatMap(({ attribute, values }) =>
      values.map((one) => [`${attribute} ${one.code}`, named(one.name)] as const),
    ),
  )
  const tools = {
    t: (key: string, values = {}) => translate(language, key, values),
    format: {
      period: (period: string) => period,
      share: (value: number) => share(language, value),
      exact: (value: number) => figure(language, value),
      name: named,
    },
    nameOf: (attribute: string, code: string) =>
      names.get(`${attribute} ${code}`) ?? names.get(`supplied_${attribute} ${code}`) ?? code,
  }
  const lines = table(
    [
      { title: say('column_driver'), right: true },
      { title: say('column_assumption') },
      { title: say('column_note') },
    ],
    drivers.map(({ assumption, note }, at) => [
      String(at + 1),
      driverSentence(tools, assumption),
      note,
    ]),
  )
  return { document: drivers, lines }
}
