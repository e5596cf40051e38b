import type { TFunction } from 'i18next'

/** Why something was refused, in words; what the catalogue does not know as it is. */
export const reasonText = (t: TFunction, reason: string): string =>
  // A free text is no key; a dot in it would be taken for one.
  /^\w+$/.test(reason)
    ? t(`reasons.${reason}` as 'reasons.malformed', { defaultValue: reason })
    : reason
