import { type Language, languages, themes } from '@shared/contract/app-calls'
import { Segmented } from 'antd'
import { useTranslation } from 'react-i18next'
import { useChangeSettings, useSettings } from '../../app/app-queries'
import { setLanguage } from '../../app/language'
import { Panel } from '../../ui/panel'
import { useLanguage } from '../../ui/use-format'
import { languageNames } from './language-names'

export function AppearancePanel() {
  const { t } = useTranslation()
  const language = useLanguage()
  const settings = useSettings().data
  const change = useChangeSettings()
  return (
    <Panel title={t('app.settingsAppearance')}>
      <div className="settings-rows">
        <span className="secondary">{t('app.switchLanguage')}</span>
        <span>
          <Segmented<Language>
            aria-label={t('app.switchLanguage')}
            value={language}
            options={languages.map((value) => ({ value, label: languageNames[value] }))}
            onChange={(chosen) => {
              void setLanguage(chosen)
              change.mutate({ language: chosen })
            }}
          />
        </span>
        <span className="secondary">{t('app.switchTheme')}</span>
        <span>
          <Segmented<(typeof themes)[number]>
            aria-label={t('app.switchTheme')}
            value={settings?.theme ?? 'system'}
            options={themes.map((value) => ({ value, label: t(`app.theme_${value}`) }))}
            onChange={(theme) => change.mutate({ theme })}
          />
        </span>
      </div>
    </Panel>
  )
}
