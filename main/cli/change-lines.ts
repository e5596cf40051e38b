/** What changed between two snapshots, for people: how the plan moved, then the greatest changes. */
import type {
  ComparedChange,
  ComparedPart,
  SnapshotComparison,
} from '@shared/contract/comparison-calls'
import type { Indicators } from '@shared/contract/planning-calls'
import { translate } from '@shared/messages/translate'
import { measureWord } from './code-words'
import type { CommandContext } from './command'
import { figure } from './number-format'
import { table } from './print-table'

type Speaker = Pick<CommandContext, 'language' | 'say'>

/** Indicators shown of every part and change; the others are in the document. */
const shown = ['consensus_demand', 'shortage', 'revenue', 'gross_margin', 'stock_value'] as const

const columns = ({ language }: Speaker) =>
  shown.map((key) => ({ title: measureWord(language, key), right: true }))

const figures = (of: Indicators | null, { language }: Speaker): string[] =>
  shown.map((key) => figure(language, of?.[key] ?? (of ? 0 : null)))

const less = (a: Indicators, b: Indicators): Indicators =>
  Object.fromEntries(shown.map((key) => [key, (a[key] ?? 0) - (b[key] ?? 0)]))

function planLines({ plan }: SnapshotComparison, speaker: Speaker): string[] {
  const { language } = speaker
  const words = (key: string) => translate(language, `comparison.${key}`)
  if (!plan) return [words('noPlan')]
  const rest = ({ effect, told }: ComparedPart): string[] => [
    `  ${words('column_rest')}`,
    ...figures(less(effect, told), speaker),
  ]
  return table(
    [{ title: words('column_part') }, ...columns(speaker)],
    [
      [words('planBefore'), ...figures(plan.of, speaker)],
      ...plan.parts.flatMap((part) => [
        [words(`part_${part.part}`), ...figures(part.effect, speaker)],
        ...(part.changes > 0 ? [rest(part)] : []),
      ]),
      [words('planAfter'), ...figures(plan.to, speaker)],
    ],
  )
}

function fieldsOf({ fields, days }: ComparedChange, language: Speaker['language']): string {
  const value = (of: string | number | boolean | null): string =>
    typeof of === 'number' ? figure(language, of) : String(of ?? '–')
  const told = fields.slice(0, 3).map((one) => {
    const key = `comparison.field_${one.field}`
    const name = translate(language, key)
    return `${name === key ? one.field : name} ${value(one.before)} → ${value(one.after)}`
  })
  if (days === null) return told.join(', ')
  const count = translate(language, 'comparison.days', { count: Math.abs(days) })
  const moved = translate(language, days > 0 ? 'comparison.later' : 'comparison.earlier', {
    days: count,
  })
  return [moved, ...told].join(', ')
}

/** Parts of the plan, then a line for each change on this page. */
export function changeLines(found: SnapshotComparison, speaker: Speaker): string[] {
  const { language } = speaker
  const words = (key: string, values = {}) => translate(language, `comparison.${key}`, values)
  if (found.entities.length === 0) return [words('none')]
  const changes = table(
    [
      { title: words('column_change') },
      { title: words('column_what') },
      { title: words('column_was') },
      { title: words('column_size'), right: true },
      ...columns(speaker),
    ],
    found.changes.map((change) => [
      words(`kind_${change.kind}`),
      [change.code, change.name?.[language === 'zh-CN' ? 'zh' : 'en']].filter(Boolean).join(' '),
      fieldsOf(change, language),
      [change.units, change.money].map((one) => figure(language, one)).join(' / '),
      ...figures(change.effect, speaker),
    ]),
  )
  return [
    ...planLines(found, speaker),
    '',
    ...(found.changes.length > 0 ? changes : [words('noneMatch')]),
    '',
    words('shown', { shown: found.changes.length, total: found.total }),
  ]
}
