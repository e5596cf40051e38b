/** Texts for the parts that have no screen: the command line, menus and error dialogs. Keys read `namespace.key`. */
import i18next from 'i18next'
import type { Language } from '../contract/app-calls'
import type { WireError } from '../contract/error-codes'
import type { FormulaFault } from '../model/formula/formula-shape'
import { catalogues } from './catalogue'
import { paramsInWords, type TextOf } from './error-words'
import { faultInWords } from './fault-words'

const instance = i18next.createInstance()
void instance.init({
  lng: 'en',
  fallbackLng: 'en',
  initAsync: false,
  resources: {
    en: { translation: catalogues.en },
    'zh-CN': { translation: catalogues['zh-CN'] },
  },
  interpolation: { escapeValue: false },
  // A text must read well without a value that was not given.
  missingInterpolationHandler: () => '',
})

/** The text of `key` with its `{{values}}` filled in; the key itself where the catalogue has none. */
export const translate = (
  language: Language,
  key: string,
  values: Readonly<Record<string, unknown>> = {},
): string => instance.t(key, { ...values, lng: language })

/** The text of a key; undefined where the catalogue has none. */
const known =
  (language: Language): TextOf =>
  (key, values) =>
    instance.exists(key, { lng: language }) ? translate(language, key, values) : undefined

/** "At character 14: …" for what is wrong with a formula. */
export const describeFault = (language: Language, fault: FormulaFault): string =>
  translate(language, 'formulas.faultAt', {
    place: fault.start + 1,
    fault: faultInWords(known(language), fault),
  })

/** What happened, what is safe and what to do next, as one paragraph; codes among its values in words. */
export const describeError = (language: Language, error: WireError): string =>
  translate(language, `errors.${error.code}`, paramsInWords(known(language), error.params))
