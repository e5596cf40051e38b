/** A core that answers a few made-up calls, for the tests of what lies between it and the screens. */
import type { Core, CoreOptions, SecretStore } from '@main/dispatch/core'
import type { Reply } from '@shared/contract/contract'
import { EvenkeelError } from '@shared/contract/error-codes'

const answer = (value: unknown) => ({ ok: true, value }) as Reply

/** The folder's name decides how opening ends: `newer` and `broken` are refused. */
export async function createFakeCore(options: CoreOptions, secrets: SecretStore): Promise<Core> {
  if (options.workspace.endsWith('newer')) throw new EvenkeelError('WORKSPACE_NEWER', { found: 99 })
  if (options.workspace.endsWith('broken')) throw new TypeError('no such thing')
  const listeners = new Set<(name: string, payload: unknown) => void>()

  async function run(name: string, params: unknown): Promise<unknown> {
    switch (name) {
      case 'fake.echo':
        return params
      case 'fake.options':
        return options
      case 'fake.cells':
        return { cells: new Float64Array([1, Number.NaN, Number.POSITIVE_INFINITY]) }
      case 'fake.part':
        return new Float64Array(100_000).fill(1).subarray(5, 7)
      case 'fake.emit':
        for (const listener of listeners) listener('changed', params)
        return {}
      case 'fake.remember':
        await secrets.set('erp', 'opensesame')
        return { kept: secrets.kept, secret: await secrets.get('erp') }
      case 'fake.uncloneable':
        return { run: () => 1 }
      case 'fake.never':
        return new Promise(() => {})
      case 'fake.die':
        return (
          setImmediate(() => {
            throw new Error('died as asked')
          }) && new Promise(() => {})
        )
      default:
        return undefined
    }
  }

  return {
    async dispatch(name, params) {
      const value = await run(name, params)
      return value === undefined
        ? { ok: false, error: { code: 'UNKNOWN_CALL', params: { name } } }
        : answer(value)
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    async close() {
      listeners.clear()
    },
  }
}
