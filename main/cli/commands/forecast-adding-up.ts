/** How a family's forecasts add up, for people: each way with its errors, the one in use marked. */
import type { Language } from '@shared/contract/app-calls'
import type { AddingUp } from '@shared/contract/forecast-calls'
import { translate } from '@shared/messages/translate'
import { figure } from '../number-format'
import { table } from '../print-table'

export function addingUpLines(adding: AddingUp | null, language: Language): string[] {
  if (!adding) return []
  const word = (key: string): string => translate(language, `forecast.${key}`)
  const { way: used, pinned, measured } = adding
  const mark = word(pinned ? 'addUpPinned' : 'part_used')
  if (measured.length === 0) return ['', word('addUpUnknown')]
  return [
    '',
    ...table(
      [
        { title: word('addUp') },
        { title: '' },
        { title: word('addUpTotal'), right: true },
        { title: word('addUpParts'), right: true },
        { title: word('addUpAll'), right: true },
      ],
      measured.map(({ way, total, items, all }) => [
        word(`way_${way}`),
        way === used ? mark : '',
        figure(language, total),
        figure(language, items),
        figure(language, all),
      ]),
    ),
    word('addUpNote'),
  ]
}
