/** A Tryton server of the demo company on loopback, in a folder of its own. */
import { spawn } from 'node:child_process'
import {
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { database, layDatabase, layScripts, packDatabase, people } from './database.mjs'
import { ownUser } from './packages.mjs'

const patience = 120_000

const freePort = () =>
  new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address()
      probe.close(() => resolve(port))
    })
  })

function writeConfig(folder, port) {
  const path = join(folder, 'trytond.conf')
  const files = join(folder, 'files')
  writeFileSync(
    path,
    `[web]\nlisten = 127.0.0.1:${port}\nroot =\n[database]\nuri = sqlite://\npath = ${files}\n`,
  )
  return path
}

const emptyFolder = () => {
  const folder = mkdtempSync(join(tmpdir(), 'evenkeel-tryton-'))
  mkdirSync(join(folder, 'files'))
  return folder
}

/** Makes the packed database anew. */
export function rebuild(say) {
  const folder = emptyFolder()
  try {
    packDatabase(folder, writeConfig(folder, 1), say)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Starts it; `folder` keeps the database between two starts, without one it is new and goes with the server. */
export async function start({ port: wanted, folder: given, say }) {
  const folder = given ?? emptyFolder()
  const port = wanted || (await freePort())
  mkdirSync(join(folder, 'files'), { recursive: true })
  const config = writeConfig(folder, port)
  if (!existsSync(join(folder, 'files', `${database}.sqlite`))) layDatabase(folder, config, say)
  layScripts(folder)
  const as = ownUser()
  if (as.uid !== undefined) handOver(folder, as)
  const log = join(folder, 'server.log')
  const out = openSync(log, 'a')
  // `-d` loads the modules at the start and not at the first request.
  const args = ['-W', 'ignore', join(folder, 'serve.py'), '-c', config, '-d', database]
  const env = { ...process.env, PYTHONDONTWRITEBYTECODE: '1', HOME: folder }
  const child = spawn('/usr/bin/python3', args, {
    ...as,
    env,
    cwd: folder,
    stdio: ['ignore', out, out],
  })
  const ended = new Promise((resolve) => child.once('exit', resolve))
  const stop = async () => {
    child.kill()
    await Promise.race([ended, pause(5_000).then(() => child.kill('SIGKILL'))])
    await ended
    if (!given) rmSync(folder, { recursive: true, force: true })
  }
  const url = `http://127.0.0.1:${port}`
  if (!(await answers(url, child))) {
    const said = readFileSync(log, 'utf8').slice(-2_000)
    await stop()
    throw new Error(`trytond does not answer:\n${said}`)
  }
  return { about: { url, database, ...people, pid: child.pid }, ended, stop }
}

function handOver(folder, { uid, gid }) {
  chownSync(folder, uid, gid)
  for (const name of readdirSync(folder, { recursive: true }))
    chownSync(join(folder, name), uid, gid)
}

async function answers(url, child) {
  const body = JSON.stringify({ id: 0, method: 'common.db.list', params: [] })
  const headers = { 'content-type': 'application/json' }
  const end = Date.now() + patience
  while (Date.now() < end && child.exitCode === null) {
    try {
      if ((await fetch(url, { method: 'POST', headers, body })).ok) return true
    } catch {
      // Not yet.
    }
    await pause(200)
  }
  return false
}
