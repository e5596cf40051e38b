/** Makes every `t()` key a key of the catalogue. */
import 'i18next'
import type { catalogues } from '@shared/messages/catalogue'

declare module 'i18next' {
  interface CustomTypeOptions {
    resources: { translation: (typeof catalogues)['en'] }
  }
}
