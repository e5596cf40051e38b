import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { capabilitiesOf } from '@shared/model/connection-capabilities'
import { afterAll } from 'vitest'
import { connectRest } from '../../support/rest-peer/connect-rest'
import { LivingLists, livingPages } from '../../support/rest-peer/living-lists'
import { planService, writePlanMapping } from '../../support/rest-peer/plan-service'
import { startRestPeer } from '../../support/rest-peer/start-rest-peer'
import { peerUser } from '../../support/rest-peer/system-shape'
import { networkConforms } from './network-conformance'
import { sourceRows } from './source-rows'

const folder = mkdtempSync(join(tmpdir(), 'evenkeel-rest-network-'))
afterAll(() => rmSync(folder, { recursive: true }))

networkConforms('rest', {
  capabilities: capabilitiesOf('rest', { auth: 'oauth2' }, true),
  expired: { kind: 'status', status: 401 },
  entity: 'published_plan',
  rowsAt: /\/entities\/(published_plan|sales_order_line)\?/,
  numbersAsText: true,
  othersWrite: true,
  async start() {
    const living = new LivingLists(await sourceRows())
    const service = planService([])
    const shape = { ...service, lists: { ...service.lists, ...living.lists } }
    const peer = await startRestPeer(shape)
    const mapping = writePlanMapping(folder, livingPages)
    return {
      url: peer.url,
      connect: (url, settings, waits) => {
        const place = { ...peer, url, tokenUrl: new URL('/token', url).href }
        return connectRest(place, shape.auth, mapping, settings, peerUser.secret, waits)
      },
      put: (entity, rows) => living.put(entity, rows),
      remove: (entity, keys) => living.remove(entity, keys),
      close: () => peer.close(),
    }
  },
})
