import { Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { useChangeSettings, useSettings } from '../../app/app-queries'
import { Panel } from '../../ui/panel'
import { useConnectionNames } from './settings-queries'

const places = [
  { key: 'source', label: 'app.settingsSource', hint: 'app.settingsSourceHint' },
  { key: 'target', label: 'app.settingsTarget', hint: 'app.settingsTargetHint' },
] as const

/** Which connection is read from, and which is published to. */
export function PlacesPanel() {
  const { t } = useTranslation()
  const settings = useSettings().data
  const names = useConnectionNames()
  const change = useChangeSettings()
  return (
    <Panel title={t('app.settingsConnections')}>
      <div className="settings-rows">
        {places.map(({ key, label, hint }) => [
          <span key={label}>
            <div>{t(label)}</div>
            <div className="secondary small">{t(hint)}</div>
          </span>,
          <Select
            key={key}
            className="settings-choice"
            aria-label={t(label)}
            allowClear
            placeholder={t('app.settingsNotChosen')}
            value={settings?.[key] ?? null}
            options={names.map((value) => ({ value, label: value }))}
            onChange={(name) => change.mutate({ [key]: name ?? null })}
          />,
        ])}
      </div>
    </Panel>
  )
}
