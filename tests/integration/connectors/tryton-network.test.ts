/** The network before a real Tryton; what others write there meanwhile is in tryton-reading.test.ts. */
import { trytonTypeWith } from '@main/connectors/tryton/tryton-type'
import { capabilitiesOf } from '@shared/model/connection-capabilities'
import { describe, vi } from 'vitest'
import { connectTo, startTryton, trytonMissing } from '../../support/tryton/tryton-server'
import { networkConforms } from './network-conformance'
import { never } from './publish-samples'
import { sourceRows } from './source-rows'

vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 })

describe.skipIf(trytonMissing)(`Tryton ${trytonMissing ?? ''}`, () => {
  networkConforms('tryton', {
    capabilities: capabilitiesOf('tryton', {}),
    expired: { kind: 'status', status: 401 },
    entity: 'sales_order_line',
    rowsAt: /"method":"model\.sale\.line\.search_read"/,
    // It alone speaks its protocol.
    numbersAsText: false,
    othersWrite: false,
    async start() {
      const server = await startTryton()
      const read = new Map<string, string[]>()
      return {
        url: server.url,
        connect: (url, settings, waits) =>
          trytonTypeWith(async (milliseconds) => void waits.push(milliseconds)).create(
            { ...server.settings, url, ...settings },
            server.password,
          ),
        // Part of the sample company, under the numbers that Tryton gave: read where nothing is in between.
        async expected(entity) {
          const known = read.get(entity)
          if (known) return known
          const connector = connectTo(server)
          const rows: string[] = []
          for await (const batch of connector.read(entity, never))
            rows.push(...sourceRows.checked(entity, batch))
          await connector.close()
          if (rows.length === 0) throw new Error(`no ${entity}`)
          read.set(entity, rows)
          return rows
        },
        close: () => server.stop(),
      }
    },
  })
})
