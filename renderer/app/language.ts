/** The language of the screens: i18next for our texts, dayjs for the calendars of antd. */
import type { Language } from '@shared/contract/app-calls'
import { catalogues } from '@shared/messages/catalogue'
import dayjs from 'dayjs'
import 'dayjs/locale/zh-cn'
import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'

const preferred = (): Language => (navigator.language.startsWith('zh') ? 'zh-CN' : 'en')

function apply(language: Language): void {
  dayjs.locale(language === 'zh-CN' ? 'zh-cn' : 'en')
  document.documentElement.lang = language
  document.title = i18next.t('app.productTitle')
}

export async function startMessages(): Promise<void> {
  const language = preferred()
  await i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: 'en',
    resources: {
      en: { translation: catalogues.en },
      'zh-CN': { translation: catalogues['zh-CN'] },
    },
    interpolation: { escapeValue: false },
    returnNull: false,
  })
  apply(language)
}

export async function setLanguage(language: Language): Promise<void> {
  if (i18next.language !== language) await i18next.changeLanguage(language)
  apply(language)
}
