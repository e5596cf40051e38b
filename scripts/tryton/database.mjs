/** The demo company's database: a copy of the one that is kept packed, or made from nothing. */
import { spawnSync } from 'node:child_process'
import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib'
import { inRoot } from '../project-paths.mjs'
import { modules } from './packages.mjs'

export const database = 'evenkeel'
/** A user with the rights a connection needs, and the administrator; there is nothing to protect. */
export const people = {
  user: 'evenkeel',
  password: 'plan-24-months',
  administrator: 'admin',
  administratorPassword: 'evenkeel',
}

const packed = inRoot('tests/fixtures/tryton/company-6.0.sqlite.br')
const scripts = inRoot('scripts/tryton')
const patience = 15 * 60_000

/** Lays the database into `files`; makes it where none is kept. */
export function layDatabase(folder, config, say) {
  const path = join(folder, 'files', `${database}.sqlite`)
  if (existsSync(packed)) writeFileSync(path, brotliDecompressSync(readFileSync(packed)))
  else makeDatabase(folder, config, say)
}

/** Makes the database and packs it for the next time. */
export function packDatabase(folder, config, say) {
  makeDatabase(folder, config, say)
  const bytes = readFileSync(join(folder, 'files', `${database}.sqlite`))
  mkdirSync(dirname(packed), { recursive: true })
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: 11,
    [constants.BROTLI_PARAM_LGWIN]: 24,
    [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
  }
  writeFileSync(packed, brotliCompressSync(bytes, { params }))
  say(`Packed as ${packed}`)
}

function makeDatabase(folder, config, say) {
  const path = join(folder, 'files', `${database}.sqlite`)
  const secret = join(folder, 'administrator.password')
  writeFileSync(path, '')
  writeFileSync(secret, `${people.administratorPassword}\n`, { mode: 0o600 })
  say('Making an empty database …')
  const args = ['-c', config, '-d', database, '-u', ...modules, '--activate-dependencies']
  const languages = ['--email', 'admin@example.com', '-l', 'zh_CN', 'en']
  run('/usr/bin/trytond-admin', [...args, ...languages], { TRYTONPASSFILE: secret })
  say('Loading the company …')
  const loader = ['-W', 'ignore', '-m', 'company', config, database]
  run('/usr/bin/python3', loader, { PYTHONDONTWRITEBYTECODE: '1' })
  const compact = `import sqlite3,sys; sqlite3.connect(sys.argv[1]).execute('VACUUM')`
  run('/usr/bin/python3', ['-c', compact, path])
}

function run(command, args, env = {}) {
  const options = { cwd: scripts, env: { ...process.env, ...env }, timeout: patience }
  const { status, stderr } = spawnSync(command, args, { ...options, encoding: 'utf8' })
  if (status !== 0) throw new Error(`${command} failed: ${stderr?.slice(-2_000)}`)
}

/** The server's own scripts, where the user it runs as can read them. */
export function layScripts(folder) {
  for (const name of ['serve.py', 'company_day.py'])
    copyFileSync(join(scripts, name), join(folder, name))
}
