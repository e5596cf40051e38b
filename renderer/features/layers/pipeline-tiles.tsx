/** The pipeline in a few figures. */
import type { PipelineReport } from '@shared/contract/layer-calls'
import { useTranslation } from 'react-i18next'
import { Panel } from '../../ui/panel'
import { useFormat } from '../../ui/use-format'

const shown = ['open', 'counted', 'apart', 'overdue', 'units', 'expected', 'expectedByCrm'] as const

export function PipelineTiles({ report }: { readonly report: PipelineReport }) {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    <Panel title={t('layers.pipeline')}>
      <dl className="indicator-tiles">
        {shown.map((key) => (
          <div key={key} data-total={key} title={t(`layers.hint_${key}`)}>
            <dt>{t(`layers.total_${key}`)}</dt>
            <dd>{format.quantity(report.totals[key], 0)}</dd>
          </div>
        ))}
      </dl>
    </Panel>
  )
}
