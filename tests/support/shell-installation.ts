/** The built shells, unchanged, in a folder of their own beside a fake core and fake screens. */
import { cp, mkdir, symlink, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { bundleEntry, repository } from './shell-bundle'
import { writeFakePage } from './shell-fake-page'

/** Where the product was built; `node scripts/test.mjs` sees to it before the tests run. */
const built = resolve(repository, process.env.EVENKEEL_OUT ?? 'out')

export interface Installation {
  readonly folder: string
  readonly desktop: string
  readonly loopback: string
  /** Put into `resources` and so on by the core; the fake one looks at its last letters only. */
  workspace(name?: string): string
}

export async function installShells(folder: string): Promise<Installation> {
  await cp(join(built, 'main'), join(folder, 'out/main'), { recursive: true })
  await cp(join(built, 'preload'), join(folder, 'out/preload'), { recursive: true })
  await bundleEntry('tests/support/shell-fake-core-thread.ts', join(folder, 'out/main'), 'core')
  await writeFakePage(join(folder, 'out/renderer'))
  await symlink(join(repository, 'node_modules'), join(folder, 'node_modules'))
  await mkdir(join(folder, 'workspaces'))
  const description = {
    name: 'evenkeel',
    productName: 'Evenkeel',
    version: '0.0.0',
    main: 'out/main/desktop.js',
  }
  await writeFile(join(folder, 'package.json'), JSON.stringify(description))
  return {
    folder,
    desktop: join(folder, 'out/main/desktop.js'),
    loopback: join(folder, 'out/main/loopback.js'),
    workspace: (name = 'sample') => join(folder, 'workspaces', name),
  }
}
