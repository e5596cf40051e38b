/** The command was written wrongly: exit status 2, with the command's usage. */
export class UsageError extends Error {
  /** A key of the `commandLine` catalogue, and its values. */
  readonly key: string
  readonly values: Readonly<Record<string, string>>
  constructor(key: string, values: Readonly<Record<string, string>> = {}) {
    super(`${key} ${JSON.stringify(values)}`)
    this.name = 'UsageError'
    this.key = key
    this.values = values
  }
}
