import { shownTenths } from '@shared/model/quality/shown-score'
import { useFormat } from '../../ui/use-format'

/** A score with one decimal, never rounded up: 100 is only what nothing was found in. */
export function useShownScore(): (score: number) => string {
  const format = useFormat()
  return (score) => format.quantity(shownTenths(score), 1)
}
