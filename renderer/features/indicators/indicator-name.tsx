/** The name of an indicator; what it means and how it is made open from it. */
import type { ErrorKey, OperatingKey } from '@shared/contract/indicator-calls'
import { Popover } from 'antd'
import { useTranslation } from 'react-i18next'

export function IndicatorName({ name }: { readonly name: ErrorKey | OperatingKey }) {
  const { t } = useTranslation()
  const label = t(`indicators.name_${name}`)
  return (
    <Popover
      trigger={['hover', 'focus']}
      title={label}
      content={
        <div className="indicator-definition">
          <p>{t(`indicators.definition_${name}`)}</p>
          <code>{t(`indicators.formula_${name}`)}</code>
        </div>
      }
    >
      <button
        type="button"
        className="indicator-name"
        aria-label={t('indicators.definitionOf', { name: label })}
      >
        {label}
      </button>
    </Popover>
  )
}
