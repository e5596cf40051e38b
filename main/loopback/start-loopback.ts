/** The browser shell's server: the same screens and calls as the desktop window, for one browser on this computer. */
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Duplex } from 'node:stream'
import type { Core } from '@main/dispatch/core'
import { WebSocketServer } from 'ws'
import { largestMessage, serveSocket } from './bridge-socket'
import { answerRequest, type Site, sendAnswer, textAnswer } from './http-answers'
import { createIdleWatch } from './idle-watch'
import { createLaunchSession } from './launch-session'
import { originOf, type Refusal, refuseUpgrade } from './request-check'

export interface LoopbackOptions {
  readonly core: Core
  readonly rendererFolder: string
  /** 0, the default, takes any free one. */
  readonly port?: number
  /** Called when the last window has been closed for a while; never where absent. */
  readonly whenIdle?: { readonly after: number; readonly call: () => void }
}

export interface Loopback {
  readonly port: number
  /** Works once. */
  readonly launchUrl: string
  /** Ends every connection; the core stays open. `code` and `reason` are told to the pages. */
  close(code?: number, reason?: string): Promise<void>
}

export async function startLoopback(options: LoopbackOptions): Promise<Loopback> {
  const server = createServer()
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(options.port ?? 0, '127.0.0.1', resolve)
  })
  const { port } = server.address() as AddressInfo
  const session = createLaunchSession(port)
  const site: Site = { port, session, rendererFolder: options.rendererFolder }
  const idle = options.whenIdle
    ? createIdleWatch(options.whenIdle.after, options.whenIdle.call)
    : undefined
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: largestMessage,
    perMessageDeflate: false,
  })

  server.on('request', async (request, response) => {
    const answer = await answerRequest(site, request).catch(() => textAnswer(500, 'failed'))
    sendAnswer(answer, request, response)
  })
  server.on('upgrade', (request, connection, head) => {
    connection.on('error', () => connection.destroy())
    const refusal = refuseUpgrade(request, port) ?? refuseStranger(site, request)
    if (refusal) return refuse(connection, refusal)
    sockets.handleUpgrade(request, connection, head, (socket) => {
      const leave = idle?.enter()
      if (leave) socket.on('close', leave)
      serveSocket(socket, options.core)
    })
  })

  return {
    port,
    launchUrl: `${originOf(port)}/?launch=${session.token}`,
    async close(code = 1001, reason = '') {
      idle?.stop()
      for (const socket of sockets.clients) socket.close(code, reason)
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      server.closeAllConnections()
      // A page that does not answer the closing handshake keeps nothing open.
      const late = setTimeout(() => {
        for (const socket of sockets.clients) socket.terminate()
      }, 500)
      await closed
      clearTimeout(late)
    },
  }
}

function refuseStranger(site: Site, request: IncomingMessage): Refusal | undefined {
  return site.session.admits(request.headers.cookie)
    ? undefined
    : { status: 403, reason: 'not signed in' }
}

function refuse(connection: Duplex, refusal: Refusal): void {
  connection.end(
    `HTTP/1.1 ${refusal.status} Refused\r\nConnection: close\r\nContent-Type: text/plain\r\n` +
      `Content-Length: ${Buffer.byteLength(refusal.reason)}\r\n\r\n${refusal.reason}`,
  )
}
