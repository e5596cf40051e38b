/** Work that several wait for: begun once, kept when it is done, given up when nobody waits for it any more. */
export interface SharedWork<T> {
  /** Rejects with what the work fails with, or the signal's reason. */
  wait(signal?: AbortSignal): Promise<T>
  /** Gives it up, whoever waits. */
  stop(reason: unknown): void
  isDone(): boolean
}

/** Begins at once; `dropped` once it failed or was given up, so that the next who asks begins anew. */
export function shareWork<T>(
  begin: (signal: AbortSignal) => Promise<T>,
  dropped: () => void,
): SharedWork<T> {
  const controller = new AbortController()
  let waiting = 0
  let settled = false
  const result = begin(controller.signal)
  result.then(
    () => {
      settled = true
    },
    () => {
      settled = true
      dropped()
    },
  )
  const stop = (reason: unknown): void => {
    if (settled) return
    dropped()
    controller.abort(reason)
  }
  return {
    stop,
    isDone: () => settled,
    async wait(signal) {
      signal?.throwIfAborted()
      waiting += 1
      const left = Promise.withResolvers<never>()
      const leave = (): void => left.reject(signal?.reason)
      signal?.addEventListener('abort', leave, { once: true })
      try {
        return await Promise.race([result, left.promise])
      } finally {
        signal?.removeEventListener('abort', leave)
        waiting -= 1
        if (waiting === 0) stop(signal?.reason)
      }
    },
  }
}
