/** Child processes: as if they were this one, or quietly. */
import { spawn } from 'node:child_process'
import { root } from './project-paths.mjs'

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP']

/**
 * Runs a command and resolves with its exit status, 128 and more for signals, 127 where it cannot be started. Signals go
 * on to it. `prepare` is given the child at once.
 */
export function run(command, args, { prepare, ...options } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: root, stdio: 'inherit', ...options })
    const forward = signals.map((signal) => [signal, () => child.kill(signal)])
    for (const [signal, listener] of forward) process.on(signal, listener)
    const end = (status) => {
      for (const [signal, listener] of forward) process.off(signal, listener)
      resolve(status)
    }
    prepare?.(child)
    child.on('error', () => end(127))
    child.on('exit', (code, signal) => end(code ?? 128 + (signal === 'SIGINT' ? 2 : 15)))
  })
}

/** For tools whose output is not the answer: all of it goes to standard error. */
export const runQuietly = (command, args, options = {}) =>
  run(command, args, { stdio: ['ignore', 2, 2], ...options })

/** npm as it was called, or the one in the path. */
export function npmCommand() {
  const script = process.env.npm_execpath
  if (script && /\.[cm]?js$/.test(script)) return [process.execPath, [script], {}]
  return ['npm', [], { shell: process.platform === 'win32' }]
}
