import { join } from 'node:path'
import type { Core } from '@main/dispatch/core'
import { createMemorySecrets } from '@main/dispatch/thread/memory-secrets'
import { largestMessage } from '@main/loopback/bridge-socket'
import { type Loopback, startLoopback } from '@main/loopback/start-loopback'
import { encodeFrame } from '@shared/codec/frame-codec'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createFakeCore } from '../../support/shell-fake-core'
import { temporaryFolder, writeFakePage } from '../../support/shell-fake-page'
import { type BridgeClient, openBridge, signIn } from '../../support/shell-loopback-client'

let folder: Awaited<ReturnType<typeof temporaryFolder>>
let core: Core
let server: Loopback
let cookie: string
let idle: PromiseWithResolvers<void>
const open = () => openBridge(server.port, cookie)

beforeEach(async () => {
  folder = await temporaryFolder()
  idle = Promise.withResolvers()
  core = await createFakeCore(
    { workspace: '', resources: '', planningWorker: '', shell: 'browser' },
    createMemorySecrets(),
  )
  server = await startLoopback({
    core,
    rendererFolder: await writeFakePage(join(folder.path, 'renderer')),
    whenIdle: { after: 20, call: idle.resolve },
  })
  cookie = await signIn(server.launchUrl)
})
afterEach(async () => {
  await server.close()
  await folder.remove()
})

describe('calls', () => {
  test('go round, with arrays and numbers that JSON lacks', async () => {
    const client = await open()
    const params = { text: '需求', cells: new Float64Array([1, Number.NaN]), none: null }
    expect(await client.call('fake.echo', params)).toEqual({ ok: true, value: params })
    expect(await client.call('fake.cells', {})).toEqual({
      ok: true,
      value: { cells: new Float64Array([1, Number.NaN, Number.POSITIVE_INFINITY]) },
    })
  })

  test('are answered each to its own caller', async () => {
    const [one, two] = [await open(), await open()]
    const replies = await Promise.all([one.call('fake.echo', 1), two.call('fake.echo', 2)])
    expect(replies).toEqual([
      { ok: true, value: 1 },
      { ok: true, value: 2 },
    ])
  })

  test('whose answer cannot be encoded get INTERNAL', async () => {
    const client = await open()
    expect(await client.call('fake.uncloneable', {})).toEqual({
      ok: false,
      error: { code: 'INTERNAL', params: {} },
    })
  })
})

test('events go to every window', async () => {
  const [one, two] = [await open(), await open()]
  await one.call('fake.emit', { topics: ['settings'] })
  await two.call('fake.echo', {})
  const told = [{ event: 'changed', payload: { topics: ['settings'] } }]
  expect([one.events, two.events]).toEqual([told, told])
})

describe('what is no call ends the connection', () => {
  const hostile: [string, (client: BridgeClient) => void, number][] = [
    ['text', ({ socket }) => socket.send('{"id":1,"name":"fake.echo"}'), 1003],
    ['bytes that are no frame', ({ socket }) => socket.send(Buffer.from([1, 2, 3])), 1003],
    ['no object', ({ socket }) => socket.send(encodeFrame([1])), 1003],
    ['null', ({ socket }) => socket.send(encodeFrame(null)), 1003],
    ['no id', ({ socket }) => socket.send(encodeFrame({ name: 'fake.echo' })), 1003],
    ['an id in text', ({ socket }) => socket.send(encodeFrame({ id: '1', name: 'x' })), 1003],
    ['no name', ({ socket }) => socket.send(encodeFrame({ id: 1 })), 1003],
    ['too much', ({ socket }) => socket.send(new Uint8Array(largestMessage + 1)), 1009],
  ]
  test.each(hostile)('%s', async (_what, send, code) => {
    const [bad, good] = [await open(), await open()]
    send(bad)
    expect(await bad.closed).toBe(code)
    expect(await good.call('fake.echo', 1)).toEqual({ ok: true, value: 1 })
  })
})

describe('the end', () => {
  test('comes when the last window was closed for a while', async () => {
    const [one, two] = [await open(), await open()]
    let ended = false
    void idle.promise.then(() => {
      ended = true
    })
    one.socket.close()
    await one.closed
    await two.call('fake.echo', {})
    expect(ended).toBe(false)
    two.socket.close()
    await idle.promise
  })

  test('tells the windows why', async () => {
    const client = await open()
    await server.close(1011)
    expect(await client.closed).toBe(1011)
  })

  test('does not wait for a window that no longer reads', async () => {
    const client = await open()
    client.socket.pause()
    await server.close()
  })
})
