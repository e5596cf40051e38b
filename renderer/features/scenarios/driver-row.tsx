import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import type { NewDriver } from './driver-editor'
import { useDriverText } from './driver-words'

interface DriverRowProps {
  readonly driver: NewDriver
  readonly onEdit: () => void
  readonly onRemove: () => void
}

/** One driver of the list, as a sentence. */
export function DriverRow({ driver, onEdit, onRemove }: DriverRowProps) {
  const { t } = useTranslation()
  const { note, assumption } = driver
  const text = useDriverText()(assumption)
  return (
    <li className={`driver driver-${assumption.kind}`}>
      <span>
        {text}
        {note ? <small>{note}</small> : null}
      </span>
      <span className="driver-buttons">
        <Button
          size="small"
          type="text"
          aria-label={`${t('drivers.editDriver')}: ${text}`}
          title={t('drivers.editDriver')}
          onClick={onEdit}
        >
          ✎
        </Button>
        <Button
          size="small"
          type="text"
          aria-label={`${t('drivers.removeDriver')}: ${text}`}
          title={t('drivers.removeDriver')}
          onClick={onRemove}
        >
          ✕
        </Button>
      </span>
    </li>
  )
}
