/** The cells of a line as one text, for people. */
export const textOf = (cells: readonly unknown[]): string =>
  cells
    .slice(0, 12)
    .map((cell) => (cell === null || cell === undefined ? '' : String(cell).slice(0, 60)))
    .join(' | ')
