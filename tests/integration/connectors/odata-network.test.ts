import { odataTypeWith } from '@main/connectors/odata/odata-type'
import { startSampleServer } from '@main/sample-server/start-sample-server'
import { capabilitiesOf } from '@shared/model/connection-capabilities'
import { networkConforms } from './network-conformance'
import { sampleCompany } from './source-rows'

networkConforms('odata', {
  capabilities: capabilitiesOf('odata', { user: 'planner' }),
  expired: null,
  entity: 'opportunity_line',
  rowsAt: /(OpportunityLines|SalesOrderLines)\?/,
  numbersAsText: true,
  othersWrite: true,
  async start() {
    const server = await startSampleServer({ folder: sampleCompany })
    return {
      url: server.url,
      connect: (url, settings, waits) =>
        odataTypeWith(async (milliseconds) => void waits.push(milliseconds)).create(
          { url, user: 'planner', ...settings },
          'evenkeel',
        ),
      put: (entity, rows) => server.put(entity, rows),
      remove: (entity, keys) => server.remove(entity, keys),
      close: () => server.close(),
    }
  },
})
