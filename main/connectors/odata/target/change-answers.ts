/** A change of one row, and what a service answers to each of a group. */

export interface Change {
  readonly method: 'PATCH' | 'POST'
  /** Relative to the service root. */
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: Readonly<Record<string, unknown>>
}

export interface ChangeAnswer {
  readonly status: number
  readonly body?: unknown
}
