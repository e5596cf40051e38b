/** A system as the peer serves it: who may ask, which lists it has, and how its pages look. */

export type Auth =
  | { readonly style: 'none' }
  | { readonly style: 'basic' | 'bearer' }
  | { readonly style: 'header' | 'query'; readonly name: string }
  | { readonly style: 'oauth2' }
  | { readonly style: 'login'; readonly path: string; readonly cookie: boolean }

export interface Asked {
  /** Parameters of the address, or of the body where a list is asked for by POST. */
  readonly parameters: Readonly<Record<string, string>>
  /** Of the request, without parameters. */
  readonly address: string
}

export interface Answer {
  readonly body: unknown
  readonly headers?: Readonly<Record<string, string>>
}

export interface SystemShape {
  readonly auth: Auth
  /** Path below the system's address to its answer. */
  readonly lists: Readonly<Record<string, (asked: Asked) => Answer>>
}

export const peerUser = { user: 'planner', secret: 'k-secret', client: 'evenkeel' } as const

const whole = (text: string | undefined, otherwise: number): number => {
  const read = Number(text ?? otherwise)
  return Number.isInteger(read) ? read : otherwise
}

type Wrap = (
  rows: readonly unknown[],
  more: { readonly total: number; readonly pages: number },
) => unknown

/** Pages by number; a page beyond the last is empty. */
export const byPage =
  (rows: readonly unknown[], names: readonly [string, string], wrap: Wrap) =>
  ({ parameters }: Asked): Answer => {
    const size = whole(parameters[names[1]], 20)
    const page = whole(parameters[names[0]], 1)
    const pages = Math.max(1, Math.ceil(rows.length / size))
    return { body: wrap(rows.slice((page - 1) * size, page * size), { total: rows.length, pages }) }
  }

export const byOffset =
  (rows: readonly unknown[], names: readonly [string, string], most: number, wrap: Wrap) =>
  ({ parameters }: Asked): Answer => {
    // Smaller pages than were asked for: servers have limits of their own.
    const size = Math.min(most, whole(parameters[names[1]], most))
    const from = whole(parameters[names[0]], 0)
    return { body: wrap(rows.slice(from, from + size), { total: rows.length, pages: 0 }) }
  }

/** The cursor is opaque: base64 of where the next page begins. */
export const byCursor =
  (
    rows: readonly unknown[],
    names: readonly [string, string],
    wrap: (rows: readonly unknown[], next: string | null) => unknown,
  ) =>
  ({ parameters }: Asked): Answer => {
    const size = whole(parameters[names[1]], 20)
    const cursor = parameters[names[0]]
    const from = cursor ? Number(Buffer.from(cursor, 'base64url').toString()) : 0
    const end = from + size
    const next = end < rows.length ? Buffer.from(String(end)).toString('base64url') : null
    return { body: wrap(rows.slice(from, end), next) }
  }

export const byKey =
  (
    rows: readonly Readonly<Record<string, unknown>>[],
    key: string,
    wrap: (rows: readonly unknown[]) => unknown,
  ) =>
  ({ parameters }: Asked): Answer => {
    const sorted = [...rows].sort((a, b) => (String(a[key]) < String(b[key]) ? -1 : 1))
    const { after } = parameters
    const left = after === undefined ? sorted : sorted.filter((row) => String(row[key]) > after)
    return { body: wrap(left.slice(0, whole(parameters.limit, 20))) }
  }

/** The address of the next page stands in the answer, or in its `Link` header. */
export const byLink =
  (
    rows: readonly unknown[],
    sizeName: string,
    wrap: (rows: readonly unknown[], next: string | null) => unknown,
    header = false,
  ) =>
  ({ parameters, address }: Asked): Answer => {
    const size = whole(parameters[sizeName], 20)
    const page = whole(parameters.page, 1)
    const more = page * size < rows.length
    const next = more ? `${address}?${sizeName}=${size}&page=${page + 1}` : null
    const body = wrap(rows.slice((page - 1) * size, page * size), next)
    return header && next
      ? { body, headers: { link: `<${address}?page=1>; rel="first", <${next}>; rel="next"` } }
      : { body }
  }

export const atOnce = (body: unknown) => (): Answer => ({ body })
