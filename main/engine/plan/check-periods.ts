const month = /^\d{4}-(0[1-9]|1[0-2])$/

/** The fault of a word that is no month of the calendar; null where it is one. */
export const monthFault = (period: string): string | null =>
  month.test(period) ? null : 'span_outside'
