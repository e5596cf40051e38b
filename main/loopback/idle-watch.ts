/** Tells when everybody has left: nobody stays behind to stop a server whose windows are closed. */

export interface IdleWatch {
  /** Counts one more; the function it returns counts it off, once. */
  enter(): () => void
  stop(): void
}

/** Calls `whenIdle` as soon as nobody was there for `milliseconds`, after at least one was. A reload is short enough. */
export function createIdleWatch(milliseconds: number, whenIdle: () => void): IdleWatch {
  let present = 0
  let timer: NodeJS.Timeout | undefined
  return {
    enter() {
      present++
      clearTimeout(timer)
      let left = false
      return () => {
        if (left) return
        left = true
        present--
        if (present === 0) timer = setTimeout(whenIdle, milliseconds)
      }
    },
    stop: () => clearTimeout(timer),
  }
}
