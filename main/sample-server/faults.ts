/** Ways for a test to make the server misbehave; nothing on the wire can ask for them. */
import type { IncomingMessage, ServerResponse } from 'node:http'

export type Fault =
  /** Answers with this status instead. */
  | {
      readonly kind: 'status'
      readonly status: number
      readonly headers?: Readonly<Record<string, string>>
      readonly body?: string
    }
  /** Never answers. */
  | { readonly kind: 'hang' }
  /** Sends half of what it announced, then closes. */
  | { readonly kind: 'halfBody' }
  /** Closes before the request is worked on, or after, so that the answer is lost. */
  | { readonly kind: 'closeBefore' | 'closeAfter' }

export interface Asked {
  readonly method: string
  /** Path and query below the service root. */
  readonly target: string
}

type MaybeFault = Fault | null | undefined

/** Asked before each request is worked on; may do something else first. */
export type FaultFor = (asked: Asked) => MaybeFault | Promise<MaybeFault>

/** Plays a fault that takes the place of the answer; true where it did. */
export function playInstead(
  fault: MaybeFault,
  request: IncomingMessage,
  response: ServerResponse,
): boolean {
  if (!fault || fault.kind === 'halfBody' || fault.kind === 'closeAfter') return false
  if (fault.kind === 'closeBefore') request.socket.destroy()
  if (fault.kind === 'status') {
    response.writeHead(fault.status, { 'content-type': 'application/json', ...fault.headers })
    response.end(fault.body ?? '{}')
  }
  return true
}
