/** Names, units and meanings of all measures, the planners' own among them, in the language of the moment. */
import type { MeasureLevel, MeasureUnit } from '@shared/model/measures/measure-shape'
import { measureNamed, measuresOf } from '@shared/model/measures/measures'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useCall } from '../client/queries'
import { useFormat } from '../ui/use-format'

export const useOwnMeasures = () => useCall('measures.list', {})

export interface MeasureWords {
  name(key: string): string
  /** Meaning and formula; the formula alone of an own one. */
  explanation(key: string): string
  unit(key: string): MeasureUnit
  isOwn(key: string): boolean
  /** Keys of a level in display order, own ones last. */
  of(level: MeasureLevel): string[]
}

export function useMeasureWords(): MeasureWords {
  const { t } = useTranslation()
  const format = useFormat()
  const own = useOwnMeasures().data
  return useMemo(() => {
    const byKey = new Map(own?.map((measure) => [measure.key, measure]))
    return {
      name: (key) => {
        const found = byKey.get(key)
        if (found) return format.name(found.name)
        return t(`measures.${key}` as 'measures.override', { defaultValue: key })
      },
      explanation: (key) =>
        byKey.get(key)?.formula ??
        t(`explanations.${key}` as 'explanations.override', { defaultValue: '' }),
      unit: (key) => (byKey.get(key) ?? measureNamed(key))?.unit ?? 'quantity',
      isOwn: (key) => byKey.has(key),
      of: (level) => [
        ...measuresOf(level).map(({ key }) => key),
        ...[...byKey.values()].flatMap((one) => (one.level === level ? [one.key] : [])),
      ],
    }
  }, [t, format, own])
}
