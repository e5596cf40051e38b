/** Texts on their way into a spreadsheet: what it would calculate gets an apostrophe in front, and so does one that is there already. */
const startsFormula = /^[=+\-@\t\r']/

export const disarmed = (text: string): string => (startsFormula.test(text) ? `'${text}` : text)
