/** Bundles a TypeScript file so that a Node process of its own can run it. */
import { type ChildProcess, spawn } from 'node:child_process'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { rolldown } from 'rolldown'
import { onTestFinished } from 'vitest'

const root = resolve(import.meta.dirname, '../../..')

/** Path of the bundle; inside the project, where its packages are found. */
export async function bundleChild(name: string): Promise<string> {
  const file = join(root, 'out/test-children', `${name}.mjs`)
  const bundle = await rolldown({
    input: join(import.meta.dirname, `${name}.ts`),
    platform: 'node',
    external: ['better-sqlite3'],
    resolve: { alias: { '@shared': join(root, 'shared'), '@main': join(root, 'main') } },
  })
  await bundle.write({ file, format: 'esm' })
  await bundle.close()
  return file
}

export interface Child {
  readonly process: ChildProcess
  /** Its next line, or undefined when it has ended. */
  line(): Promise<string | undefined>
  /** SIGKILL: no handler runs, nothing is flushed. */
  kill(): Promise<void>
}

/** Starts a bundle with arguments; killed after the test at the latest. */
export function startChild(file: string, ...parameters: string[]): Child {
  const child = spawn(process.execPath, [file, ...parameters], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  const ended = new Promise<void>((done) => child.once('close', () => done()))
  const kill = async () => {
    child.kill('SIGKILL')
    await ended
  }
  onTestFinished(kill)
  return {
    process: child,
    line: async () => {
      const next = await lines.next()
      return next.done ? undefined : next.value
    },
    kill,
  }
}
