/** A file, and the sheet of a workbook. */
export const checkedPlace = (file: string, sheet: string | null): string =>
  sheet === null ? file : `${file} [${sheet}]`
