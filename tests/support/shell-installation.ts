/** The built shells, unchanged, in a folder of their own beside a fake core and fake screens. */
import { cp, symlink, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { bundleEntry, repository } from './shell-bundle'
import { writeFakePage } from './shell-fake-page'

/** Where the product was built; `node scripts/test.mjs` sees to it before the tests run. */
const built = resolve(repository, process.env.EVENKEEL_OUT ?? 'out')

export interface Installation {
  readonly folder: string
  readonly desktop: string
  readonly loopback: string
  /** Never made: the fake core looks at the last letters of its name only. */
  workspace(name?: string): string
}

export async function installShells(folder: string): Promise<Installation> {
  await putShells(folder)
  await symlink(join(repository, 'node_modules'), join(folder, 'node_modules'))
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

/** The shells alone, into what is a checkout already. */
export async function putShells(folder: string): Promise<void> {
  await cp(join(built, 'main'), join(folder, 'out/main'), { recursive: true })
  await cp(join(built, 'preload'), join(folder, 'out/preload'), { recursive: true })
  await bundleEntry('tests/support/shell-fake-core-thread.ts', join(folder, 'out/main'), 'core')
  await writeFakePage(join(folder, 'out/renderer'))
}
