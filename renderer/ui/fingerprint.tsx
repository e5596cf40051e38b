import { App, Tooltip } from 'antd'
import { useTranslation } from 'react-i18next'
import './fingerprint.css'

/** A long hash by its beginning; the whole of it on hover, and copied by a click. */
export function Fingerprint({ value }: { readonly value: string }) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const copy = async () => {
    await navigator.clipboard.writeText(value)
    message.success(t('app.copied'))
  }
  return (
    <Tooltip title={value}>
      <button
        type="button"
        className="fingerprint monospace"
        aria-label={`${t('app.copy')} ${value}`}
        onClick={() => void copy()}
      >
        {value.length > 16 ? `${value.slice(0, 16)}…` : value}
      </button>
    </Tooltip>
  )
}
