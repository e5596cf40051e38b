/** Entry of the browser shell: the core in its thread, the screens on 127.0.0.1. */
import { startCoreThread } from '@main/dispatch/thread/core-thread-client'
import { createMemorySecrets } from '@main/dispatch/thread/memory-secrets'
import { builtFiles, coreOptions, languageOf } from '@main/dispatch/thread/shell-options'
import { EvenkeelError } from '@shared/contract/error-codes'
import { describeError } from '@shared/messages/translate'
import { type LoopbackArguments, readLoopbackArguments, usage } from './loopback-arguments'
import { openBrowser } from './open-browser'
import { startLoopback } from './start-loopback'
import { watchForEnd } from './watch-for-end'

const exitCodes = { wrongUse: 2, cannotOpen: 3, coreStopped: 4 } as const
const internalError = 1011

async function run(given: LoopbackArguments): Promise<void> {
  const files = builtFiles(__dirname)
  const options = coreOptions('browser', files, given)
  const core = await startCoreThread(files.core, options, createMemorySecrets())
  const server = await startLoopback({
    core,
    rendererFolder: files.renderer,
    port: given.port,
    ...(given.keep ? {} : { whenIdle: { after: given.idleSeconds * 1000, call: () => end(0) } }),
  })

  let ending = false
  async function end(status: number, code?: number): Promise<void> {
    if (ending) return
    ending = true
    await server.close(code)
    await core.close()
    process.exit(status)
  }

  watchForEnd(() => end(0))
  void core.failed.then((reason) => {
    say(`the workspace's thread ended: ${reason.message}`)
    return end(exitCodes.coreStopped, internalError)
  })
  process.stdout.write(`EVENKEEL_URL ${server.launchUrl}\n`)
  if (given.openBrowser) openBrowser(server.launchUrl)
}

function say(line: string): void {
  process.stderr.write(`${line}\n`)
}

function fail(error: unknown, lang: string | undefined): never {
  if (error instanceof EvenkeelError)
    say(`${error.code}: ${describeError(languageOf(lang) ?? 'en', error)}`)
  else say(error instanceof Error ? (error.stack ?? error.message) : String(error))
  process.exit(exitCodes.cannotOpen)
}

function readArguments(): LoopbackArguments {
  try {
    return readLoopbackArguments(process.argv.slice(2))
  } catch (error) {
    say(`${(error as Error).message}\n${usage}`)
    process.exit(exitCodes.wrongUse)
  }
}

const given = readArguments()
run(given).catch((error: unknown) => fail(error, given.lang))
