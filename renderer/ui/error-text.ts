import { paramsInWords, type TextOf } from '@shared/messages/error-words'
import type { TFunction } from 'i18next'

/** The catalogue's text for an error code: what happened, what is safe, what to do next; codes among its values in words. */
export const errorText = (
  t: TFunction,
  error: { readonly code: string; readonly params: Readonly<Record<string, unknown>> },
): string => {
  const textOf: TextOf = (key, values) =>
    t(key as 'errors.INTERNAL', { ...values, defaultValue: '' }) || undefined
  return t(`errors.${error.code}` as 'errors.INTERNAL', paramsInWords(textOf, error.params))
}
