import type { OutsideReport } from '@shared/contract/layer-calls'
import { Tag } from 'antd'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../ui/use-format'

interface CauseVerdictProps {
  readonly test: OutsideReport['calendarTest']
  readonly currency: string
}

/** Whether forecasts use it, and how they erred with and without. */
export function CauseVerdict({ test, currency }: CauseVerdictProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const { found, used, errorWith, errorWithout } = test
  const words = used ? 'used' : found ? 'notUsed' : 'notFound'
  const tried = errorWith !== null && errorWithout !== null
  return (
    <span className="cause-verdict">
      <Tag color={used ? 'green' : found ? 'gold' : 'default'}>{t(`outside.${words}`)}</Tag>
      {found ? (
        <span className="secondary small">
          {tried
            ? t('outside.test', {
                with: format.moneyCompact(errorWith, currency),
                without: format.moneyCompact(errorWithout, currency),
              })
            : t('outside.untested')}
        </span>
      ) : null}
    </span>
  )
}
