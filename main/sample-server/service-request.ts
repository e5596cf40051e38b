/** A request and its answer as the service sees them, whether they came alone or in a batch. */

export interface ServiceRequest {
  readonly method: string
  /** Below the service root, still percent-encoded, without a leading slash. */
  readonly path: string
  readonly query: URLSearchParams
  /** Names in lower case. */
  readonly headers: ReadonlyMap<string, string>
  readonly body: string
  /** Address of the service root, ending in a slash. */
  readonly root: string
  readonly user: string
}

export interface ServiceAnswer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  /** Sent as JSON; text goes as it is. */
  readonly body?: unknown
}

/** A request that is answered with an OData error. */
export class RequestRefused extends Error {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  constructor(status: number, message: string, headers: Readonly<Record<string, string>> = {}) {
    super(message)
    this.status = status
    this.headers = headers
  }
}

/** The OData form of an error. */
export const errorAnswer = (
  status: number,
  message: string,
  headers: Readonly<Record<string, string>> = {},
): ServiceAnswer => ({
  status,
  headers: { 'content-type': 'application/json;odata.metadata=minimal', ...headers },
  body: { error: { code: String(status), message } },
})

/** The value of one preference of the `Prefer` header, `true` where it stands alone, or null. */
export function preference(headers: ReadonlyMap<string, string>, name: string): string | null {
  for (const part of (headers.get('prefer') ?? '').split(/[,;]/)) {
    const [key, value] = part.trim().split('=')
    if (key?.toLowerCase() === name) return value?.replaceAll('"', '').trim() ?? 'true'
  }
  return null
}

/** Cuts `path?query` of a request line into its parts. */
export function splitTarget(target: string): { path: string; query: URLSearchParams } {
  const mark = target.indexOf('?')
  return mark < 0
    ? { path: target, query: new URLSearchParams() }
    : { path: target.slice(0, mark), query: new URLSearchParams(target.slice(mark + 1)) }
}
