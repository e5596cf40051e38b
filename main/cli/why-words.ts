/** Traces in words for the terminal, as the screens say them. */
import type { Language } from '@shared/contract/app-calls'
import type { Bilingual } from '@shared/contract/call-shape'
import type { Contribution, TraceInput, TraceLimit } from '@shared/contract/why-calls'
import { translate } from '@shared/messages/translate'
import type { Driver } from '@shared/model/drivers'
import { measureNamed } from '@shared/model/measures/measures'
import type { TraceUnit } from '@shared/model/traces/formula-codes'
import { entityWord, measureWord } from './code-words'
import { figure, share } from './number-format'

export const nameIn = (language: Language, name: Bilingual): string =>
  language === 'en' ? name.en : name.zh

/** Names of the planners' own measures, by key. */
export type OwnNames = ReadonlyMap<string, Bilingual>

/** A measure, an own one among them, or a word between measures. */
export function inputWord(language: Language, key: string, own: OwnNames): string {
  const name = own.get(key)
  if (name) return nameIn(language, name)
  return measureNamed(key) ? measureWord(language, key) : translate(language, `why.input_${key}`)
}

export const unitFigure = (language: Language, unit: TraceUnit, value: number | null): string =>
  value === null
    ? translate(language, 'why.noFigure')
    : unit === 'share'
      ? share(language, value)
      : figure(language, value)

/** An input with the line it is of, the month where that is another one, and its factor. */
export function inputLabel(
  language: Language,
  one: TraceInput,
  period: string,
  own: OwnNames,
): string {
  const other = one.place && one.place.period !== period ? one.place.period : ''
  const of = one.name ? `${one.code} ${nameIn(language, one.name)}` : ''
  const factor =
    one.factor === null || Math.abs(one.factor) === 1 ? '' : `× ${figure(language, one.factor)}`
  const sign = one.factor !== null && one.factor < 0 ? '− ' : ''
  return [`${sign}${inputWord(language, one.key, own)}`, of, other, factor]
    .filter(Boolean)
    .join(' ')
}

export function limitSentence(language: Language, limit: TraceLimit): string {
  const text = translate(language, `why.limit_${limit.kind}`, {
    name: `${limit.code} ${nameIn(language, limit.name)}`,
    period: limit.period,
    share: share(language, limit.share),
    asked: figure(language, limit.asked),
    available: figure(language, limit.available),
    count: limit.months ?? 0,
  })
  const items = limit.via.map(({ code }) => code).join(' → ')
  const via = items ? [translate(language, 'why.limitVia', { items })] : []
  const lost = translate(language, 'why.limitLost', { lost: figure(language, limit.lost) })
  return [text, ...via, lost].join(' · ')
}

export const driverWord = (language: Language, { note, assumption }: Driver): string =>
  [translate(language, `drivers.kind_${assumption.kind}`), note].filter(Boolean).join(': ')

export function contributionWord(language: Language, one: Contribution): string {
  const edit = one.edit
  const what = edit?.place
    ? translate(language, edit.entry ? 'why.editWrote' : 'why.editCleared', {
        entry: edit.entry ?? '',
        measure: measureWord(language, edit.place.measure),
        where: [...Object.values(edit.place.where), edit.place.period].join(' '),
      })
    : ''
  return translate(language, `why.changed_${one.kind}`, {
    entities: one.entities.map((entity) => entityWord(language, entity)).join(', '),
    driver: one.driver ? driverWord(language, one.driver) : '',
    what,
    count: one.count,
  })
}
