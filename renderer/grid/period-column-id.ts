/** Column ids of periods. */
export const columnOf = (period: string): string => `p:${period}`

export const periodOf = (column: string): string | null =>
  column.startsWith('p:') ? column.slice(2) : null
