/** The browser shell as a page talks to it: signed in by its launch link, calls over the WebSocket. */
import type { CallName, EventPayload, Params, Result } from '@shared/contract/contract'
import { openBridge, signIn } from '../support/shell-loopback-client'
import { startShell } from './shell-process'

export interface LoopbackClient {
  call<N extends CallName>(name: N, params: Params<N>): Promise<Result<N>>
  onPatched(listener: (payload: EventPayload<'plan.patched'>) => void): void
  close(): Promise<void>
}

export async function openLoopback(workspace: string): Promise<LoopbackClient> {
  const shell = await startShell(workspace)
  const cookie = await signIn(shell.url)
  const bridge = await openBridge(Number(new URL(shell.url).port), cookie)
  return {
    async call(name, params) {
      const reply = (await bridge.call(name, params)) as { ok: boolean; value: never }
      if (!reply.ok) throw new Error(JSON.stringify(reply))
      return reply.value
    },
    onPatched(listener) {
      bridge.onEvent((event, payload) => {
        if (event === 'plan.patched') listener(payload as EventPayload<'plan.patched'>)
      })
    },
    async close() {
      bridge.socket.close()
      await shell.stop()
    },
  }
}
