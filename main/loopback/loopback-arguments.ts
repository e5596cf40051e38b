import { parseArgs } from 'node:util'
import type { ShellArguments } from '@main/dispatch/thread/shell-options'

export interface LoopbackArguments extends ShellArguments {
  readonly port: number
  /** Stays after the last window was closed. */
  readonly keep: boolean
  readonly openBrowser: boolean
  /** How long after the last window was closed. */
  readonly idleSeconds: number
}

export const usage =
  'loopback.js [--workspace DIR] [--sample] [--lang en|zh-CN] [--reason TEXT] [--port N] [--idle SECONDS] [--keep] [--no-open]'

/** Throws an error with a sentence for people where the arguments are wrong. */
export function readLoopbackArguments(args: readonly string[]): LoopbackArguments {
  const { values } = parseArgs({
    args: [...args],
    options: {
      workspace: { type: 'string' },
      sample: { type: 'boolean' },
      lang: { type: 'string' },
      reason: { type: 'string' },
      port: { type: 'string' },
      idle: { type: 'string' },
      keep: { type: 'boolean' },
      'no-open': { type: 'boolean' },
    },
  })
  return {
    workspace: values.workspace,
    sample: values.sample,
    lang: values.lang,
    reason: values.reason,
    port: wholeNumber('--port', values.port ?? '0', 65_535),
    keep: values.keep ?? false,
    openBrowser: !values['no-open'],
    idleSeconds: wholeNumber('--idle', values.idle ?? '10', 86_400),
  }
}

function wholeNumber(name: string, text: string, largest: number): number {
  const number = /^\d+$/.test(text) ? Number(text) : Number.NaN
  if (!(number <= largest)) throw new Error(`${name} takes a whole number up to ${largest}`)
  return number
}
