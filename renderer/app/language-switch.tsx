import type { Language } from '@shared/contract/app-calls'
import { Segmented } from 'antd'
import { useTranslation } from 'react-i18next'
import { useLanguage } from '../ui/use-format'
import { useChangeSettings } from './app-queries'
import { setLanguage } from './language'

// Each language is named in itself, so that whoever landed in the wrong one finds the way back.
const options: { value: Language; label: string }[] = [
  { value: 'zh-CN', label: '中' },
  { value: 'en', label: 'EN' },
]

export function LanguageSwitch() {
  const { t } = useTranslation()
  const language = useLanguage()
  const change = useChangeSettings()
  return (
    <Segmented<Language>
      aria-label={t('app.switchLanguage')}
      size="small"
      options={options}
      value={language}
      onChange={(chosen) => {
        void setLanguage(chosen)
        change.mutate({ language: chosen })
      }}
    />
  )
}
