/** The column that names the measures. */
export const labelColumnId = 'measure'
