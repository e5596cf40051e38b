/** The signs that whoever started the server is gone or wants it to end. */
import { fstatSync } from 'node:fs'

/** Calls `end` on a signal, and when the other end of a piped standard input is gone: a killed parent cannot say so itself. */
export function watchForEnd(end: () => void): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, end)
  if (!standardInputIsPiped()) return
  process.stdin.on('end', end)
  process.stdin.on('error', end)
  process.stdin.resume()
}

/** Not a terminal, and not `/dev/null`, which ends at once where a program is started in the background. */
function standardInputIsPiped(): boolean {
  try {
    const input = fstatSync(0)
    return input.isFIFO() || input.isSocket()
  } catch {
    return false
  }
}
