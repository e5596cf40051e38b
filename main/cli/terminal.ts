/** The terminal the command line runs in. */
import { EvenkeelError } from '@shared/contract/error-codes'
import type { Terminal } from './program'

/** Keys of a line that is typed without being shown. */
function typeHidden(input: NodeJS.ReadStream): Promise<string> {
  return new Promise((resolve, reject) => {
    let line = ''
    const end = (settle: () => void) => {
      input.off('data', read)
      input.setRawMode(false)
      input.pause()
      process.stderr.write('\n')
      settle()
    }
    function read(keys: string) {
      for (const key of keys) {
        if (key === '\r' || key === '\n' || key === '\u0004') return end(() => resolve(line))
        if (key === '\u0003') return end(() => reject(new EvenkeelError('CANCELLED')))
        if (key === '\u007f' || key === '\b') line = line.slice(0, -1)
        else if (key >= ' ') line += key
      }
    }
    input.setEncoding('utf8')
    input.setRawMode(true)
    input.resume()
    input.on('data', read)
  })
}

/** The first line of standard input. */
function firstLine(input: NodeJS.ReadStream): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = ''
    const end = () => {
      input.off('data', read).off('end', end).off('error', reject)
      input.pause()
      resolve(text.split(/\r?\n/, 1)[0] ?? '')
    }
    function read(part: string) {
      text += part
      if (text.includes('\n')) end()
    }
    input.setEncoding('utf8')
    input.on('data', read).on('end', end).on('error', reject)
    input.resume()
  })
}

/** The terminal of this process. */
export const processTerminal = (): Terminal => ({
  environment: process.env,
  interactive: process.stdin.isTTY === true && process.stderr.isTTY === true,
  out: (text) => void process.stdout.write(text),
  note: (text) => void process.stderr.write(text),
  readSecret(prompt) {
    if (!process.stdin.isTTY) return firstLine(process.stdin)
    process.stderr.write(prompt)
    return typeHidden(process.stdin)
  },
  onInterrupt(work) {
    process.on('SIGINT', work)
    return () => void process.off('SIGINT', work)
  },
})
