/** Reads a collection page by page, along the server's next links. */
import { setImmediate } from 'node:timers/promises'
import { z } from 'zod'
import type { Answered } from '../http/fetch-once'
import { answerInvalid } from '../reasons'
import type { ODataClient } from './odata-client'

export type RemoteRow = Readonly<Record<string, unknown>>

const isRow = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const pageShape = z.object({
  // Not gone through name by name: that would copy every row.
  value: z.custom<readonly RemoteRow[]>((value) => Array.isArray(value) && value.every(isRow)),
  '@odata.nextLink': z.string().optional(),
  '@odata.deltaLink': z.string().optional(),
})
type Page = z.infer<typeof pageShape>

const notTracked = [400, 501]
const notAllowed = 403

export interface PageOptions {
  readonly size: number
  /** Asks to be told what changes later; the answer comes with the last page, where there is one. */
  readonly track?: boolean
  /** Shown the link that tells of changes, where the server gives one. */
  readonly onDelta?: (link: string) => void
  /** What relative links are relative to: a path below the root that ends in a slash; the root itself where absent. */
  readonly base?: string
  /** Told where the first page is refused to whoever signs in; without it that is an error. */
  readonly onWithheld?: (() => void) | undefined
  /** More preferences, as they stand in the header. */
  readonly prefer?: readonly string[]
}

/** The pages from `link` on; the server is at the next one while this one is looked at. SERVER_ANSWER_INVALID where a next link leads to another host or to a page that was already read. */
export async function* readPages(
  client: ODataClient,
  link: string,
  { size, track, onDelta, onWithheld, base = '', prefer = [] }: PageOptions,
  signal: AbortSignal,
): AsyncGenerator<readonly RemoteRow[]> {
  const wishes = [`odata.maxpagesize=${size}`, ...prefer]
  let headers = { prefer: [...wishes, ...(track ? ['odata.track-changes'] : [])].join() }
  const visited = new Set<string>()
  const reader = new AbortController()
  const either = AbortSignal.any([signal, reader.signal])
  /** Null where nobody like us may read the set. */
  const ask = async (next: string): Promise<Page | null> => {
    const { href } = client.resolve(next)
    if (visited.has(href)) throw answerInvalid(client.address, 'links_in_a_circle')
    visited.add(href)
    const mayBeRefused = track && visited.size === 1
    const isFirst = visited.size === 1
    const withheld = onWithheld && isFirst ? [notAllowed] : []
    const expected = [...withheld, ...(mayBeRefused ? notTracked : [])]
    let answer: Answered = await client.request(href, { headers, expected }, either)
    if (answer.status === notAllowed) {
      onWithheld?.()
      return null
    }
    if (mayBeRefused && answer.status >= 400) {
      // A set whose changes are not kept may refuse the wish instead of passing over it.
      headers = { prefer: wishes.join() }
      answer = await client.request(href, { headers, expected: withheld }, either)
      if (answer.status === notAllowed) {
        onWithheld?.()
        return null
      }
    }
    return client.parse(answer, pageShape)
  }
  let coming: Promise<Page | null> | null = ask(link)
  try {
    while (coming) {
      const page: Page | null = await coming
      if (!page) return
      const next: string | undefined = page['@odata.nextLink']
      coming = next === undefined ? null : ask(below(client, base, next))
      coming?.catch(() => undefined)
      if (coming) await untilSent()
      yield page.value
      const delta = page['@odata.deltaLink']
      if (next === undefined && delta !== undefined) onDelta?.(delta)
    }
  } finally {
    // Whoever stops reading leaves one question unanswered: it is taken back.
    if (coming) reader.abort()
  }
}

/** `fetch` writes to its socket in the next turn of the event loop. Whoever looks at a page has the thread for as long as it takes, and until then the server would not know what is asked. */
async function untilSent(): Promise<void> {
  await setImmediate()
  await setImmediate()
}

/** A link as its service means it. */
export function below(client: ODataClient, base: string, link: string): string {
  const root = client.resolve(base).href
  return base !== '' && URL.canParse(link, root) ? new URL(link, root).href : link
}
