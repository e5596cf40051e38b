import type { CellPlace } from '@shared/contract/planning-calls'
import { useMemo } from 'react'
import { useFormat } from '../../ui/use-format'
import { useTraceWords } from '../why/trace-words'

/** A cell in words: what is selected, the measure, the month. */
export function usePlaceWords(): (place: CellPlace) => string {
  const format = useFormat()
  const words = useTraceWords()
  return useMemo(
    () => (place) => {
      const { family: _, ...below } = place.where
      const where = 'item' in place.where ? below : place.where
      return [
        words.where({ ...place, where }),
        words.word(place.measure),
        format.period(place.period),
      ].join(' · ')
    },
    [words, format],
  )
}
