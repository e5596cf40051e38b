/** The rule of the consensus policy behind a figure: its weights, and who set it when and why. */
import type { Why } from '@shared/contract/why-calls'
import { useTranslation } from 'react-i18next'
import { usePersonName } from '../../app/use-person-name'
import { useFormat } from '../../ui/use-format'

export function TracePolicy({ policy }: Pick<Why, 'policy'>) {
  const { t } = useTranslation()
  const format = useFormat()
  const person = usePersonName()
  if (!policy) return null
  const { rule, revision, setBy, setAt, reason } = policy
  return (
    <section data-policy={revision}>
      <h3>{t('why.policy')}</h3>
      <p className="trace-note">
        {t('why.policyRule', {
          baseline: format.share(rule.baselineWeight),
          forecast: format.share(rule.forecastWeight),
          pipeline: format.share(rule.pipelineShare),
          part: t(`layers.pipelineCounting_${rule.pipelineCounting}`),
        })}
      </p>
      <p className="trace-note">
        {revision === 0
          ? t('layers.noVersions')
          : t('why.policySet', { revision, who: person(setBy), at: format.dateTime(setAt) })}
        {reason ? ` ${t('why.editReason', { reason })}` : ''}
      </p>
    </section>
  )
}
