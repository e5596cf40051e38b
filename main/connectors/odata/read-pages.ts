/** Reads a collection page by page, along the server's next links. */
import { z } from 'zod'
import { answerInvalid } from '../reasons'
import type { ODataClient } from './odata-client'

const pageShape = z.object({
  value: z.array(z.record(z.string(), z.unknown())),
  '@odata.nextLink': z.string().optional(),
})
export type RemoteRow = Readonly<Record<string, unknown>>

/** The pages from `link` on. SERVER_ANSWER_INVALID where a next link leads to another host or to a page that was already read. */
export async function* readPages(
  client: ODataClient,
  link: string,
  pageSize: number,
  signal: AbortSignal,
): AsyncGenerator<readonly RemoteRow[]> {
  const headers = { prefer: `odata.maxpagesize=${pageSize}` }
  const visited = new Set<string>()
  let next: string | undefined = link
  while (next !== undefined) {
    const { href } = client.resolve(next)
    if (visited.has(href)) throw answerInvalid(client.address, 'links_in_a_circle')
    visited.add(href)
    const page: z.infer<typeof pageShape> = await client.read(href, pageShape, signal, headers)
    yield page.value
    next = page['@odata.nextLink']
  }
}
