/** While a planner stands on demand that can be overridden: what the last overrides there were worth. */
import type { OverrideWorth } from '@shared/contract/indicator-calls'
import { Tooltip } from 'antd'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../ui/use-format'
import { useOverrideRecord } from './layer-queries'

interface OverrideRecordNoteProps {
  /** The cell the planner stands on; nothing is shown on others than demand to come. */
  readonly cell: {
    readonly row: { readonly where: Readonly<Record<string, string>>; readonly measure: string }
    readonly period: { readonly kind: string } | null
  } | null
}

const written: ReadonlySet<string> = new Set(['consensus_demand', 'override'])

export function OverrideRecordNote({ cell }: OverrideRecordNoteProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const asked = cell?.period && cell.period.kind !== 'past' && written.has(cell.row.measure)
  const place = asked ? JSON.stringify(cell.row.where) : null
  const where = useMemo(
    () => (place === null ? null : (JSON.parse(place) as Record<string, string>)),
    [place],
  )
  const { data, isPlaceholderData } = useOverrideRecord(where)
  if (!where || !data || isPlaceholderData) return null
  const { yours, everybody } = data
  const record = yours ?? everybody
  if (!record || record.value_added === null) return null
  const points = (value: number) => format.quantity(Math.abs(value) * 100, 1)
  const sense = record.value_added > 0 ? 'better' : record.value_added < 0 ? 'worse' : 'even'
  const words = t(`layers.${yours ? 'yours' : 'theirs'}_${sense}`, {
    count: record.count,
    points: points(record.value_added),
  })
  return (
    <Tooltip title={<Evidence record={record} />}>
      <span className={`override-record ${sense}`} role="note">
        {words}
      </span>
    </Tooltip>
  )
}

function Evidence({ record }: { readonly record: OverrideWorth }) {
  const { t } = useTranslation()
  const format = useFormat()
  const share = (value: number | null) => (value === null ? '–' : format.share(value))
  return t('layers.recordEvidence', {
    better: record.better,
    worse: record.worse,
    error: share(record.wmape),
    layers: share(record.layers_wmape),
    naive: share(record.naive_wmape),
  })
}
