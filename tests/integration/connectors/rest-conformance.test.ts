import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { lineKey } from '@main/connectors/connector'
import { afterAll, beforeAll } from 'vitest'
import { DyingServer } from '../../support/dying-server'
import { connectRest } from '../../support/rest-peer/connect-rest'
import { KeptPlan, planService, writePlanMapping } from '../../support/rest-peer/plan-service'
import { startRestPeer } from '../../support/rest-peer/start-rest-peer'
import { conforms, type TargetSubject } from './conformance'
import { sourceRows } from './source-rows'

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'evenkeel-rest-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

async function openTarget(): Promise<TargetSubject> {
  const kept = new KeptPlan()
  const dying = new DyingServer(({ target }) => !target.includes('/token'))
  const shape = planService([])
  const peer = await startRestPeer(shape, { fault: dying.fault, handle: kept.handle })
  const { target } = connectRest(peer, shape.auth, writePlanMapping(folder))
  if (!target) throw new Error('no target')
  return {
    target,
    dying: (step) => dying.sender(target, step),
    async edit(line, quantity) {
      const found = kept.lines.get(lineKey(line))
      if (!found) throw new Error('no such line')
      kept.lines.set(lineKey(line), { ...found, quantity, decision: null })
    },
    held: async () => new Map([...kept.lines].map(([name, { quantity }]) => [name, quantity])),
    records: async () =>
      [...kept.decisions.values()]
        .filter(({ state }) => state === 'complete')
        .map(({ key }) => key),
    close: () => peer.close(),
  }
}

conforms(
  'rest',
  async () => {
    const shape = planService(await sourceRows())
    const peer = await startRestPeer(shape)
    const connector = connectRest(peer, shape.auth, writePlanMapping(folder))
    return { connector, close: () => peer.close() }
  },
  openTarget,
)
