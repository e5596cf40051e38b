import { useMemo } from 'react'
import { useFormat } from '../../../ui/use-format'

/** Quantities of a split: whole ones as they are, fractions to a tenth. */
export function useSplitQuantity(): (value: number) => string {
  const format = useFormat()
  return useMemo(
    () => (value) => {
      // Sums of fractions leave dust that would print as -0.0.
      const clean = Math.abs(value) < 0.05 ? 0 : value
      return format.quantity(clean, Math.abs(clean - Math.round(clean)) < 1e-6 ? 0 : 1)
    },
    [format],
  )
}
