import type { Language } from '@shared/contract/app-calls'

/** Each language named in itself, in every language. */
export const languageNames: Readonly<Record<Language, string>> = {
  en: 'English',
  'zh-CN': '简体中文',
}
