import type { TFunction } from 'i18next'

/** The catalogue's text for an error code: what happened, what is safe, what to do next. */
export const errorText = (
  t: TFunction,
  error: { readonly code: string; readonly params: Readonly<Record<string, unknown>> },
): string => t(`errors.${error.code}` as 'errors.INTERNAL', error.params)
