/** How long to wait before the next attempt: quick at first, at most ten seconds. */
export const reconnectDelay = (attempts: number): number =>
  Math.min(10_000, 250 * 2 ** Math.min(attempts - 1, 10))
