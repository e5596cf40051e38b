/** A server that goes away at one request: before it is worked on (even steps) or before it is answered (odd steps). */
import type { PublishTarget } from '@main/connectors/connector'
import type { Asked, Fault } from '@main/sample-server/faults'

export class DyingServer {
  #left = Number.POSITIVE_INFINITY
  #answerLost = false

  /** Only requests that `counts` says so are steps. */
  constructor(readonly counts: (asked: Asked) => boolean = () => true) {}

  readonly fault = (asked: Asked): Fault | null => {
    if (!this.counts(asked)) return null
    this.#left -= 1
    if (this.#left >= 0) return null
    return { kind: this.#left === -1 && this.#answerLost ? 'closeAfter' : 'closeBefore' }
  }

  /** `target`, over a server that dies at `step` of a sending and comes back. */
  sender(target: PublishTarget, step: number): PublishTarget {
    return {
      find: target.find.bind(target),
      lookUp: target.lookUp.bind(target),
      send: async (document, options, signal) => {
        this.#left = Math.floor(step / 2)
        this.#answerLost = step % 2 === 1
        try {
          return await target.send(document, options, signal)
        } finally {
          this.#left = Number.POSITIVE_INFINITY
        }
      },
    }
  }
}
