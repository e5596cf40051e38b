/** A real Tryton with a part of the sample company, as `scripts/tryton-server.mjs` starts it. */
import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { promisify } from 'node:util'
import { createConnector } from '@main/connectors/create-connector'
import { TrytonClient } from '@main/connectors/tryton/tryton-client'
import { z } from 'zod'

const script = resolve(import.meta.dirname, '../../../scripts/tryton-server.mjs')
const preset = resolve(import.meta.dirname, '../../../resources/mappings/tryton.json')

const aboutShape = z.object({
  url: z.string(),
  database: z.string(),
  user: z.string(),
  password: z.string(),
  administrator: z.string(),
  administratorPassword: z.string(),
  pid: z.number(),
})
const missingShape = z.object({ missing: z.string().nullable() })

/** Why there is no Tryton on this machine, or null; where it can be installed it is. */
export const trytonMissing: string | null = await install()

async function install(): Promise<string | null> {
  const asked = promisify(execFile)(process.execPath, [script, '--install'])
  // Where there is none the script says why and fails.
  const { stdout } = await asked.catch((error: { stdout?: string }) => ({
    stdout: error.stdout || JSON.stringify({ missing: String(error) }),
  }))
  return missingShape.parse(JSON.parse(stdout.trim().split('\n').at(-1) ?? '')).missing
}

export interface TrytonServer extends z.infer<typeof aboutShape> {
  /** The settings of a connection to it. */
  readonly settings: Readonly<Record<string, string>>
  /** With the power of the administrator. */
  readonly asAdministrator: TrytonClient
  stop(): Promise<void>
}

/** Starts one on a free port, with a database of its own; in `folder` it stays from one start to the next. */
export async function startTryton({
  folder,
  port = 0,
}: {
  folder?: string
  port?: number
} = {}): Promise<TrytonServer> {
  const args = [
    script,
    '--attached',
    '--port',
    String(port),
    ...(folder ? ['--folder', folder] : []),
  ]
  const child = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'inherit'] })
  const ended = new Promise((end) => child.once('exit', end))
  const about = aboutShape.parse(JSON.parse(await firstLine(child)))
  const { url, database, user, administrator, administratorPassword } = about
  const root = new URL(`${url}/${database}/`)
  const asAdministrator = new TrytonClient({
    root,
    database,
    user: administrator,
    password: administratorPassword,
    timeoutSeconds: 60,
  })
  return {
    ...about,
    settings: { url, database, user, mapping: preset },
    asAdministrator,
    async stop() {
      child.stdin.end()
      await ended
    },
  }
}

function firstLine(child: ChildProcess): Promise<string> {
  return new Promise((told, failed) => {
    if (!child.stdout) throw new Error('no output')
    createInterface(child.stdout).once('line', told)
    child.once('exit', (status) => failed(new Error(`tryton-server ended: ${status}`)))
  })
}

/** A connection as a user has it. */
export const connectTo = (server: TrytonServer, settings: Readonly<Record<string, string>> = {}) =>
  createConnector('tryton', { ...server.settings, ...settings }, server.password)
