/** Stock, money and service in one figure each. */
import { operatingKeys } from '@shared/contract/indicator-calls'
import type { Selection } from '@shared/contract/planning-calls'
import { useTranslation } from 'react-i18next'
import { LoadFailed } from '../../ui/load-failed'
import { Loading } from '../../ui/loading'
import { Panel } from '../../ui/panel'
import { useLanguage } from '../../ui/use-format'
import { indicatorFigure } from './indicator-figure'
import { IndicatorName } from './indicator-name'
import { operationsSpan, useOperations } from './indicator-queries'

export function OperationsPanel({ where }: { readonly where: Selection }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { data, error, refetch } = useOperations(where)
  return (
    <Panel
      title={t('indicators.operations')}
      extra={
        <span className="secondary small">
          {t('indicators.operationsOf', { span: operationsSpan })}
        </span>
      }
    >
      {error ? <LoadFailed error={error} retry={() => void refetch()} /> : null}
      {data ? (
        <dl className="indicator-tiles">
          {operatingKeys.map((key) => (
            <div key={key} data-indicator={key}>
              <dt>
                <IndicatorName name={key} />
              </dt>
              <dd>{indicatorFigure(t, language, key, data[key])}</dd>
            </div>
          ))}
        </dl>
      ) : error ? null : (
        <Loading />
      )}
    </Panel>
  )
}
