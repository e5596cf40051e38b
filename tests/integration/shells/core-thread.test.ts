import { readFile } from 'node:fs/promises'
import { MessageChannel } from 'node:worker_threads'
import type { CoreOptions } from '@main/dispatch/core'
import { connectCore, coreStopped } from '@main/dispatch/thread/connect-core'
import { startCoreThread } from '@main/dispatch/thread/core-thread-client'
import { createMemorySecrets } from '@main/dispatch/thread/memory-secrets'
import { serveCore } from '@main/dispatch/thread/serve-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { bundleEntry } from '../../support/shell-bundle'
import { createFakeCore } from '../../support/shell-fake-core'
import { temporaryFolder } from '../../support/shell-fake-page'

const options = (workspace = '/workspace'): CoreOptions => ({
  workspace,
  resources: '/resources',
  planningWorker: '/planning.js',
  shell: 'desktop',
})
const internal = { ok: false, error: { code: 'INTERNAL', params: {} } }

let folder: Awaited<ReturnType<typeof temporaryFolder>>
let file: string
const running = new Set<{ close(): Promise<void> }>()
const start = async (workspace?: string) => {
  const core = await startCoreThread(file, options(workspace), createMemorySecrets())
  running.add(core)
  return core
}
beforeAll(async () => {
  folder = await temporaryFolder()
  file = await bundleEntry('tests/support/shell-fake-core-thread.ts', folder.path, 'core')
})
afterEach(async () => {
  for (const core of running) await core.close()
  running.clear()
})
afterAll(() => folder.remove())

describe('core in its thread', () => {
  test('runs a bundle of the very code under test', async () => {
    expect(await readFile(file, 'utf8')).toContain('serve-core.ts')
  })

  test('is given the options and answers calls, arrays as they were', async () => {
    const core = await start()
    expect(await core.dispatch('fake.options', {})).toEqual({ ok: true, value: options() })
    expect(await core.dispatch('fake.cells', {})).toEqual({
      ok: true,
      value: { cells: new Float64Array([1, Number.NaN, Number.POSITIVE_INFINITY]) },
    })
    expect(await core.dispatch('no.such', {})).toMatchObject({ error: { code: 'UNKNOWN_CALL' } })
  })

  test('answers many calls at once, each with its own', async () => {
    const core = await start()
    const numbers = Array.from({ length: 200 }, (_, index) => index)
    const replies = await Promise.all(numbers.map((value) => core.dispatch('fake.echo', { value })))
    expect(replies).toEqual(numbers.map((value) => ({ ok: true, value: { value } })))
  })

  test('sends a part of a large array without the rest', async () => {
    const core = await start()
    const reply = await core.dispatch('fake.part', {})
    const part = (reply as { value: unknown }).value as Float64Array
    expect(part).toEqual(new Float64Array([1, 1]))
    expect(part.buffer.byteLength).toBe(16)
  })

  test('tells every subscriber until it unsubscribes', async () => {
    const core = await start()
    const seen: unknown[] = []
    const unsubscribe = core.subscribe((name, payload) => seen.push([name, payload]))
    await core.dispatch('fake.emit', { topics: ['settings'] })
    unsubscribe()
    await core.dispatch('fake.emit', { topics: ['session'] })
    expect(seen).toEqual([['changed', { topics: ['settings'] }]])
  })

  test('asks the shell for secrets', async () => {
    const core = await start()
    const reply = await core.dispatch('fake.remember', {})
    expect(reply).toEqual({ ok: true, value: { kept: false, secret: 'opensesame' } })
  })

  test('refuses with the code of the workspace, in so many words', async () => {
    await expect(start('/some/newer')).rejects.toMatchObject({
      name: 'EvenkeelError',
      code: 'WORKSPACE_NEWER',
      params: { found: 99 },
    })
    await expect(start('/some/broken')).rejects.toThrow('no such thing')
  })

  test('refuses where the thread cannot even start', async () => {
    const missing = startCoreThread(`${file}.missing`, options(), createMemorySecrets())
    await expect(missing).rejects.toThrow('Cannot find module')
  })

  test('answers INTERNAL where the answer cannot cross', async () => {
    const core = await start()
    expect(await core.dispatch('fake.uncloneable', {})).toEqual(internal)
    expect(await core.dispatch('fake.echo', { run: () => 1 })).toMatchObject({
      error: { code: 'INVALID_PARAMETERS' },
    })
  })

  test('when the thread dies: pending calls fail, subscribers are told, later calls fail', async () => {
    const core = await start()
    const seen: string[] = []
    core.subscribe((name) => seen.push(name))
    const pending = core.dispatch('fake.never', {})
    void core.dispatch('fake.die', {})
    expect(await pending).toEqual(internal)
    expect((await core.failed).message).toBe('died as asked')
    expect(seen).toEqual([coreStopped])
    expect(await core.dispatch('fake.echo', {})).toEqual(internal)
  })

  test('when it is closed: pending calls fail, nobody is alarmed', async () => {
    const core = await start()
    const seen: string[] = []
    core.subscribe((name) => seen.push(name))
    const pending = core.dispatch('fake.never', {})
    await core.close()
    await core.close()
    expect(await pending).toEqual(internal)
    expect(seen).toEqual([])
    expect(await core.dispatch('fake.echo', {})).toEqual(internal)
  })
})

test('a keychain that refuses is an error in the core, without the reason', async () => {
  const { port1, port2 } = new MessageChannel()
  const told: string[] = []
  serveCore(port2, async (given, secrets) => {
    await secrets.get('erp').catch((error: Error) => told.push(error.message))
    return createFakeCore(given, secrets)
  })
  const keychain = {
    ...createMemorySecrets(),
    get: () => Promise.reject(new Error('password hunter2 is wrong')),
  }
  const core = await connectCore(port1, keychain, async () => port1.close()).open(options())
  expect(told).toEqual(['the keychain refused'])
  await core.close()
})
