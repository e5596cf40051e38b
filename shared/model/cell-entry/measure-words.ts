/** Words behind `=` that name a measure of the same row: its key, or its label in either language. */
import { measures as english } from '../../messages/en/measures'
import { measures as chinese } from '../../messages/zh-CN/measures'
import { measures } from '../measures/measures'

const plain = (word: string): string => word.toLowerCase().replace(/[\s_]/g, '')

const labels: readonly Readonly<Record<string, string>>[] = [english, chinese]

const words = new Map(
  measures
    .filter(({ unit, across }) => unit === 'quantity' && across.kind === 'sum')
    .flatMap(({ key }) =>
      [key, ...labels.map((catalogue) => catalogue[key] ?? key)].map(
        (word) => [plain(word), key] as const,
      ),
    ),
)

/** Key of the measure of quantities that the word names; undefined where it names none. */
export const measureOfWord = (word: string): string | undefined => words.get(plain(word))
