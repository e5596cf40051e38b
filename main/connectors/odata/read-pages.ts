/** Reads a collection page by page, along the server's next links. */
import { z } from 'zod'
import type { Answered } from '../http/fetch-once'
import { answerInvalid } from '../reasons'
import type { ODataClient } from './odata-client'

const pageShape = z.object({
  value: z.array(z.record(z.string(), z.unknown())),
  '@odata.nextLink': z.string().optional(),
  '@odata.deltaLink': z.string().optional(),
})
export type RemoteRow = Readonly<Record<string, unknown>>

const notTracked = [400, 501]

export interface PageOptions {
  readonly size: number
  /** Asks to be told what changes later; the answer comes with the last page, where there is one. */
  readonly track?: boolean
  /** Shown the link that tells of changes, where the server gives one. */
  readonly onDelta?: (link: string) => void
  /** What relative links are relative to: a path below the root that ends in a slash; the root itself where absent. */
  readonly base?: string
  /** More preferences, as they stand in the header. */
  readonly prefer?: readonly string[]
}

/** The pages from `link` on. SERVER_ANSWER_INVALID where a next link leads to another host or to a page that was already read. */
export async function* readPages(
  client: ODataClient,
  link: string,
  { size, track, onDelta, base = '', prefer = [] }: PageOptions,
  signal: AbortSignal,
): AsyncGenerator<readonly RemoteRow[]> {
  const wishes = [`odata.maxpagesize=${size}`, ...prefer]
  let headers = { prefer: [...wishes, ...(track ? ['odata.track-changes'] : [])].join() }
  const visited = new Set<string>()
  let next: string | undefined = link
  while (next !== undefined) {
    const { href } = client.resolve(next)
    if (visited.has(href)) throw answerInvalid(client.address, 'links_in_a_circle')
    visited.add(href)
    const mayBeRefused = track && visited.size === 1
    const expected = mayBeRefused ? notTracked : []
    let answer: Answered = await client.request(href, { headers, expected }, signal)
    if (mayBeRefused && answer.status >= 400) {
      // A set whose changes are not kept may refuse the wish instead of passing over it.
      headers = { prefer: wishes.join() }
      answer = await client.request(href, { headers }, signal)
    }
    const page = client.parse(answer, pageShape)
    yield page.value
    next = page['@odata.nextLink'] && below(client, base, page['@odata.nextLink'])
    const delta = page['@odata.deltaLink']
    if (next === undefined && delta !== undefined) onDelta?.(delta)
  }
}

/** A link as its service means it. */
export function below(client: ODataClient, base: string, link: string): string {
  const root = client.resolve(base).href
  return base !== '' && URL.canParse(link, root) ? new URL(link, root).href : link
}
