/** The sample company from its OData server, which runs in a process of its own. */
import { join } from 'node:path'
import { batchSize } from '@main/connectors/batch-builder'
import { addressOf } from '@main/connectors/odata/odata-query'
import { readMetadata } from '@main/connectors/odata/read-metadata'
import { entityNamed } from '@shared/model/entities/canonical-entities'
import { built } from './built-files'
import { startServer } from './child-server'
import { afterwards, openCore } from './core-client'
import type { Measurement } from './measurement'
import { runInTurn } from './run-in-turn'

const runs = 7
const user = 'planner'
const password = 'evenkeel'
const authorization = `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`

async function textAt(url: string, more: Readonly<Record<string, string>> = {}): Promise<string> {
  const answer = await fetch(url, { headers: { authorization, ...more } })
  if (!answer.ok) throw new Error(`${url} answered ${answer.status}`)
  return answer.text()
}

/** First pages of all collections, as the connector asks for them. */
async function firstPages(root: string): Promise<string[]> {
  const metadata = await textAt(`${root}/$metadata`, { accept: 'application/xml' })
  return readMetadata(metadata)
    .filter(({ entity }) => entityNamed(entity.name) !== undefined)
    .map(({ set, properties }) => `${root}/${addressOf(set, { select: [...properties.values()] })}`)
}

/** Milliseconds that the server needs for the same pages when nobody looks into them. */
async function fetchBare(pages: readonly string[]): Promise<number> {
  const begun = performance.now()
  for (const first of pages) {
    let next: string | undefined = first
    while (next !== undefined) {
      const text: string = await textAt(next, { prefer: `odata.maxpagesize=${batchSize}` })
      const link: string | undefined = /"@odata\.nextLink":("(?:[^"\\]|\\.)*")/.exec(text)?.[1]
      next = link === undefined ? undefined : new URL(JSON.parse(link) as string, next).href
    }
  }
  return performance.now() - begun
}

export const pullOData: Measurement = {
  name: 'pull.odata',
  unit: 'rows/s',
  reference: 'the same pages fetched from the same server, one after the other, unread',
  async run(room) {
    const address = /^Evenkeel sample server: (\S+)$/
    const server = await startServer([built.sampleServer, '--port', '0'], address)
    room.atEnd(() => server.stop())
    const core = await openCore(join(await room.folder(), 'workspace'))
    room.atEnd(() => core.close())
    const settings = { url: server.url, user }
    await core.call('connections.save', { name: 'odata', type: 'odata', settings })
    await core.call('connections.setSecret', { name: 'odata', secret: password })
    const pages = await firstPages(server.url)
    let rows = 0
    let after = ''
    const measured = await runInTurn(
      { runs },
      async () => {
        const pulled = await core.pull('odata', true)
        rows = pulled.rows
        after = afterwards(pulled)
        return pulled.rows / pulled.sealing
      },
      async () => (rows * 1000) / (await fetchBare(pages)),
    )
    return {
      ...measured,
      size: `sample company, ${rows.toLocaleString('en')} rows to the sealed snapshot, ${after}`,
    }
  },
}
