/** `forecast DIR --item I --follows J` and `--like J`: whose place an item takes, and as whom it sells. */
import type { Language } from '@shared/contract/app-calls'
import type { ForecastWish, ItemForecastDetail } from '@shared/contract/forecast-calls'
import { translate } from '@shared/messages/translate'
import { rampShapes } from '@shared/model/ramp-words'
import type { CommandContext } from '../command'
import { figure } from '../number-format'
import { boundedNumber, choiceOf, needed, textOf } from '../option-values'
import { table } from '../print-table'
import { UsageError } from '../usage-error'

type Options = CommandContext['options']

const none = 'none'
const usualMonths = 6

const percentOf = (options: Options, name: string, most: number): number =>
  (boundedNumber(options, name, { least: 0.01, most }) ?? 100) / 100

/** What is wanted of an item's ties; null where neither option was given. Throws `UsageError`. */
export function tieOf(options: Options): Pick<ForecastWish, 'follows' | 'like'> | null {
  const predecessor = textOf(options, 'follows')
  const analogue = textOf(options, 'like')
  if (predecessor !== undefined && analogue !== undefined)
    throw new UsageError('options_exclude', { option: 'follows', other: 'like' })
  if (predecessor === none) return { follows: null }
  if (analogue === none) return { like: null }
  if (predecessor === undefined && analogue === undefined) return null
  const change = {
    from: needed(options, 'from'),
    months: boundedNumber(options, 'over', { least: 0, most: 60, whole: true }) ?? usualMonths,
  }
  if (predecessor !== undefined)
    return {
      follows: {
        ...change,
        predecessor,
        shape: choiceOf(options, 'shape', rampShapes) ?? 's_curve',
        share: percentOf(options, 'share', 100),
        factor: boundedNumber(options, 'factor', { least: 0.001, most: 1000 }) ?? 1,
      },
    }
  return {
    like: {
      ...change,
      analogue: needed(options, 'like'),
      shape: choiceOf(options, 'shape', rampShapes) ?? 'linear',
      scale: percentOf(options, 'scale', 10_000),
    },
  }
}

/** Who shares the item's demand, as whom it sells, and what might be so. */
export function tieLines(detail: ItemForecastDetail, language: Language): string[] {
  const word = (key: string, values?: Record<string, unknown>): string =>
    translate(language, `forecast.${key}`, values)
  const nameOf = ({ zh, en }: { zh: string; en: string }): string => (language === 'en' ? en : zh)
  const percent = (value: number): string => `${figure(language, 100 * value)} %`
  const { like, follows } = detail.setting ?? {}
  const { idle } = detail
  const tiedTo = (code: string): string => (detail.tiedTo ? nameOf(detail.tiedTo) : code)
  const shared = detail.shared.map(({ item, name, follows, first, last }) => [
    item,
    nameOf(name),
    follows
      ? word('followsFrom', {
          from: follows.from,
          share: percent(follows.share),
          count: follows.months,
        })
      : '',
    percent(first),
    percent(last),
  ])
  return [
    ...(shared.length > 0 ? ['', word('shared')] : []),
    ...(shared.length > 0
      ? table(
          [
            { title: '' },
            { title: '' },
            { title: '' },
            { title: word('firstPart'), right: true },
            { title: word('lastPart'), right: true },
          ],
          shared,
        )
      : []),
    ...(like
      ? [
          word('likeFrom', {
            name: tiedTo(like.analogue),
            scale: percent(like.scale),
            from: like.from,
            count: like.months,
          }),
        ]
      : []),
    ...(idle && follows
      ? [
          word('takesPlace', {
            name: tiedTo(follows.predecessor),
            share: percent(follows.share),
            from: follows.from,
            count: follows.months,
          }),
        ]
      : []),
    ...(idle ? [word(`idle_${idle}`)] : []),
    ...detail.suggestions.map((one) =>
      one.kind === 'follows'
        ? word(`suggest_${one.evidence}`, {
            item: nameOf(one.name),
            predecessor: nameOf(one.predecessor),
            before: figure(language, one.before),
            old: figure(language, one.latestOld),
            latest: figure(language, one.latestNew),
          })
        : word('suggest_like', { name: nameOf(one.name), likeness: percent(one.likeness) }),
    ),
  ]
}
