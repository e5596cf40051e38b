/** Tryton as Debian packages it: whether it is there, whether it can be installed here, and installing it. */
import { execFileSync, spawnSync } from 'node:child_process'
import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'

/** Modules of the demo company; those they need come with them. */
export const modules = [
  'account_invoice_stock',
  'account_product',
  'production_routing',
  'production_work',
  'purchase_request',
  'sale',
  'sale_opportunity',
  'stock_forecast',
  'stock_supply_forecast',
  'stock_supply_production',
]
const packages = [
  'tryton-server',
  'tryton-proteus',
  ...modules.map((name) => `tryton-modules-${name.replaceAll('_', '-')}`),
]
const lock = '/tmp/evenkeel-tryton-install'
const policy = '/usr/sbin/policy-rc.d'
const patience = 10 * 60_000

const isThere = (path) => {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

const isInstalled = () =>
  isThere('/usr/bin/trytond') &&
  modules.every((name) => existsSync(`/usr/lib/python3/dist-packages/trytond/modules/${name}`))

/** Installs what is missing. Answers why there is no Tryton on this machine, or null where there is. */
export async function ensureTryton(say) {
  if (isInstalled()) return null
  if (process.platform !== 'linux' || !isThere('/usr/bin/apt-get'))
    return 'Tryton is not installed, and this is no Debian on which it could be'
  if (process.getuid() !== 0) return 'Tryton is not installed, and only root can install it'
  await alone(() => (isInstalled() ? null : install(say)))
  return isInstalled() ? null : 'the packages of Tryton 6.0 could not be installed'
}

/** One process at a time; a lock that is older than anybody's patience is nobody's. */
async function alone(work) {
  for (;;)
    try {
      mkdirSync(lock)
      break
    } catch {
      const age = Date.now() - (statSync(lock, { throwIfNoEntry: false })?.mtimeMs ?? Date.now())
      if (age > patience) rmSync(lock, { recursive: true, force: true })
      else await pause(500)
    }
  try {
    work()
  } finally {
    rmSync(lock, { recursive: true, force: true })
  }
}

function install(say) {
  say('Installing the packages of Tryton 6.0 (5 MB) …')
  // Nothing of it is to start by itself.
  const ours = !existsSync(policy)
  if (ours) writeFileSync(policy, '#!/bin/sh\nexit 101\n', { mode: 0o755 })
  try {
    const apt = (...args) => {
      const all = ['-o', 'DPkg::Lock::Timeout=300', '-qq', ...args]
      const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
      const options = { env, encoding: 'utf8', timeout: patience }
      const { status, stderr } = spawnSync('apt-get', all, options)
      if (status !== 0) say(stderr?.split('\n').slice(-5).join('\n') ?? 'apt-get failed')
    }
    apt('update')
    apt('install', '-y', '--no-install-recommends', ...packages)
  } finally {
    if (ours) rmSync(policy, { force: true })
  }
}

/** The user that Debian makes for Tryton, where we may run something as that user. */
export function ownUser() {
  if (process.getuid() !== 0) return {}
  const id = (flag) => Number(execFileSync('id', [flag, 'tryton'], { encoding: 'utf8' }))
  return { uid: id('-u'), gid: id('-g') }
}
