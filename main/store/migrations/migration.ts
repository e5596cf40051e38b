/** One numbered step of the workspace's schema. Released ones are never edited: mend with the next number. */
export interface Migration {
  readonly version: number
  readonly sql: string
}
