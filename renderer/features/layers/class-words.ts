/** What a class of deals is called. */
import type { NamedCode, PipelineReport, StoredDemandPolicy } from '@shared/contract/layer-calls'
import type { DealClass } from '@shared/model/demand-policy'
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../ui/use-format'

/** `up to 90`, `90 to 180`, `from 180 on`. */
function spanOf(
  t: TFunction,
  bounds: readonly number[],
  number: number,
  write: (bound: number) => string,
): string {
  const [from, to] = [bounds[number - 1], bounds[number]]
  if (from === undefined && to === undefined) return t('layers.anySize')
  if (from === undefined) return t('layers.below', { to: write(to ?? 0) })
  if (to === undefined) return t('layers.atLeast', { from: write(from) })
  return t('layers.between', { from: write(from), to: write(to) })
}

/** The name of a code, else the code. */
export function wordOf(
  named: readonly NamedCode[],
  code: string,
  say: (name: NamedCode['name']) => string,
): string {
  const found = named.find((one) => one.code === code)
  return found ? say(found.name) : code
}

/** The last trait that a class names, or its stage. */
export function useClassWords(
  { bounds, currency, stages, segments }: PipelineReport,
  { policy }: StoredDemandPolicy,
): (one: DealClass) => string {
  const { t } = useTranslation()
  const format = useFormat()
  const segmentName = (segment: string): string => {
    const name = wordOf(segments, segment, format.name)
    if (name !== segment) return name
    return t(`layers.segment_${policy.pipeline.segmentBy}`, {
      segment: segment || t('layers.noSegment'),
    })
  }
  return ({ stage, age, segment, size }) => {
    if (size !== null)
      return spanOf(t, bounds.sizes, size, (amount) => format.moneyCompact(amount, currency))
    if (segment !== null) return segmentName(segment)
    if (age !== null)
      return spanOf(t, bounds.ages, age, (days) => t('layers.days', { count: days }))
    return wordOf(stages, stage, format.name)
  }
}
