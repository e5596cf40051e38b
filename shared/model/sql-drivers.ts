/** The database systems that the SQL connector speaks to, by the name of their driver. */
export const sqlDrivers = ['postgresql', 'sqlite', 'mysql', 'sqlserver', 'oracle'] as const
export type SqlDriver = (typeof sqlDrivers)[number]
