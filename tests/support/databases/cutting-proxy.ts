/** A way to a server that is cut at one message: before it gets there (even steps), or before its answer comes back (odd steps). */
import { connect, createServer, type Socket } from 'node:net'

export interface CuttingProxy {
  readonly port: number
  cutAt(step: number): void
  /** Lets everything through again. */
  mend(): void
  close(): Promise<void>
}

export async function startCuttingProxy(to: number): Promise<CuttingProxy> {
  let left = Number.POSITIVE_INFINITY
  let answerLost = false
  const open = new Set<Socket>()
  const server = createServer((near) => {
    const far = connect(to, '127.0.0.1')
    let deaf = false
    for (const socket of [near, far]) {
      open.add(socket)
      socket.on('error', () => undefined)
      socket.on('close', () => {
        open.delete(socket)
        near.destroy()
        far.destroy()
      })
    }
    near.on('data', (message) => {
      left -= 1
      if (left >= 0 || left < -1) {
        if (left >= 0) far.write(message)
        return
      }
      if (!answerLost) {
        near.destroy()
        return
      }
      deaf = true
      far.write(message)
    })
    far.on('data', (message) => {
      if (deaf) near.destroy()
      else near.write(message)
    })
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const address = server.address()
  return {
    port: typeof address === 'object' && address ? address.port : 0,
    cutAt(step) {
      left = Math.floor(step / 2)
      answerLost = step % 2 === 1
    },
    mend() {
      left = Number.POSITIVE_INFINITY
    },
    async close() {
      for (const socket of open) socket.destroy()
      await new Promise((done) => server.close(done))
    },
  }
}
