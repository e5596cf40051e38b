/** Reads the pages of a table in whatever style the interface has. */
import type { Answered } from '../http/fetch-once'
import type { HttpClient } from '../http/http-client'
import { answerInvalid } from '../reasons'
import { compilePath, type FindValues } from './json-path'
import type { Paging, TableWords } from './table-words'

export interface Page {
  readonly body: unknown
  readonly rows: readonly unknown[]
  /** How many rows there are in all, where the answer says so. */
  readonly total: number | null
  /** The server's clock. */
  readonly date: string | null
}

/** A server that never comes to an end is left at one of these. */
const mostPages = 200_000
const mostEmptyPages = 50

type Parameters = Readonly<Record<string, string | number>>

/** What to ask for next: more parameters, or an address. */
interface Next {
  readonly parameters: Parameters
  readonly link?: string
}

/**
 * The pages of `words`. SERVER_ANSWER_INVALID where they go in a circle, do not end, or bring fewer rows than were
 * announced; other errors as `HttpClient.request`.
 */
export async function* readPages(
  client: HttpClient,
  words: TableWords,
  extra: Parameters,
  signal: AbortSignal,
): AsyncGenerator<Page> {
  const find = { rows: compilePath(words.rows), total: words.total && compilePath(words.total) }
  const follow = followerOf(words.paging)
  const visited = new Set<string>()
  let next: Next | null = { parameters: follow.first }
  let come = 0
  let empty = 0
  let before = ''
  for (let number = 1; next; number++) {
    const name = next.link ?? JSON.stringify(next.parameters)
    if (visited.has(name)) throw answerInvalid(client.address, 'links_in_a_circle')
    visited.add(name)
    const answer = await ask(
      client,
      words,
      { ...extra, ...next.parameters },
      next.link,
      number > 1,
      signal,
    )
    if (!answer) return
    const body = client.json(answer)
    const rows = find.rows(body)
    // Some answer the last page again and again, whatever is asked for.
    if (rows.length > 0 && answer.text === before)
      throw answerInvalid(client.address, 'links_in_a_circle')
    before = answer.text
    come += rows.length
    empty = rows.length === 0 ? empty + 1 : 0
    if (empty > mostEmptyPages || number > mostPages)
      throw answerInvalid(client.address, 'pages_without_end')
    const total = find.total ? countOf(find.total, body, client.address) : null
    yield { body, rows, total, date: answer.headers.get('date') }
    next = follow.next({ body, rows, total, come, answer, client, number })
    if (next === null && total !== null && come < total)
      throw answerInvalid(client.address, 'rows_missing', `${come} < ${total}`)
  }
}

/** Null where a page after the first is not there: some end with 404. */
async function ask(
  client: HttpClient,
  words: TableWords,
  parameters: Parameters,
  link: string | undefined,
  later: boolean,
  signal: AbortSignal,
): Promise<Answered | null> {
  const posts = words.method === 'POST'
  const address = client.resolve(link ?? words.path)
  if (link === undefined) {
    const asked = { ...words.query, ...(posts ? {} : parameters) }
    for (const [name, value] of Object.entries(asked)) address.searchParams.set(name, String(value))
  }
  const body = posts ? { body: { ...words.body, ...parameters } } : {}
  const expected = later ? [404] : []
  const options = { method: words.method, ...body, expected, repeatable: true }
  const answer = await client.request(address.href, options, signal)
  return answer.status === 404 ? null : answer
}

function countOf(find: FindValues, body: unknown, address: string): number | null {
  const [value] = find(body)
  if (value === undefined || value === null) return null
  const count = Number(value)
  if (Number.isSafeInteger(count) && count >= 0) return count
  throw answerInvalid(address, 'not_as_expected', `total ${String(value).slice(0, 50)}`)
}

interface Here extends Pick<Page, 'body' | 'rows' | 'total'> {
  readonly come: number
  readonly answer: Answered
  readonly client: HttpClient
  readonly number: number
}

interface Follower {
  readonly first: Parameters
  next(here: Here): Next | null
}

const text = (found: readonly unknown[]): string => {
  const [value] = found
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}

function followerOf(paging: Paging): Follower {
  const sized: Parameters =
    paging.style !== 'none' && paging.size_parameter ? { [paging.size_parameter]: paging.size } : {}
  /** Pages may be smaller than was asked for: only an empty one, or the announced number, is the end. */
  const isEnd = ({ rows, total, come }: Here) =>
    rows.length === 0 || (total !== null && come >= total)
  switch (paging.style) {
    case 'none':
      return { first: {}, next: () => null }
    case 'page': {
      const { parameter, first } = paging
      const pages = paging.pages && compilePath(paging.pages)
      return {
        first: { ...sized, [parameter]: first },
        next: (here) => {
          const known = pages ? Number(text(pages(here.body))) : Number.NaN
          if (Number.isNaN(known) ? isEnd(here) : here.number >= known) return null
          return { parameters: { ...sized, [parameter]: first + here.number } }
        },
      }
    }
    case 'offset':
      return {
        first: { ...sized, [paging.parameter]: 0 },
        next: (here) =>
          isEnd(here) ? null : { parameters: { ...sized, [paging.parameter]: here.come } },
      }
    case 'cursor': {
      const find = compilePath(paging.next)
      return {
        first: sized,
        next: ({ body }) => {
          const cursor = text(find(body))
          return cursor === '' ? null : { parameters: { ...sized, [paging.parameter]: cursor } }
        },
      }
    }
    case 'keyset': {
      const find = compilePath(paging.key)
      return {
        first: sized,
        next: (here) => {
          // Rows that go meanwhile lower their number: only an empty page is the end.
          if (here.rows.length === 0) return null
          const key = text(find(here.rows.at(-1)))
          if (key === '') throw answerInvalid(here.client.address, 'not_as_expected', paging.key)
          return { parameters: { ...sized, [paging.parameter]: key } }
        },
      }
    }
    case 'link_header':
      return {
        first: sized,
        next: ({ answer, client }) => linked(nextLink(answer.headers.get('link')), answer, client),
      }
    case 'next_url': {
      const find = compilePath(paging.next)
      return {
        first: sized,
        next: ({ body, answer, client }) => linked(text(find(body)), answer, client),
      }
    }
  }
}

/** Links are relative to the page they stand on, and lead to the same host. */
function linked(link: string, { url }: Answered, client: HttpClient): Next | null {
  if (link === '') return null
  const whole = URL.canParse(link, url.href) ? new URL(link, url).href : link
  return { parameters: {}, link: client.resolve(whole).href }
}

/** The address of `rel="next"` in a Link header (RFC 8288); empty where there is none. */
export function nextLink(header: string | null): string {
  for (const [, link, parameters] of (header ?? '').slice(0, 20_000).matchAll(/<([^>]*)>([^<]*)/g))
    if (/;\s*rel\s*=\s*("[^"]*\bnext\b[^"]*"|next\b)/i.test(parameters ?? '')) return link ?? ''
  return ''
}
