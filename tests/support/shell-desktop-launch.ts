/** Starts the desktop shell as a person would, on Electron where its binary is there and on the stand-in elsewhere. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { _electron, type ElectronApplication, type Page } from 'playwright'
import { repository } from './shell-bundle'

const packageFolder = join(repository, 'node_modules/electron')
export const standInFolder = join(repository, 'tests/support/standin')

/** By its files: asking the package for its path would download it. */
function electronBinary(): string | undefined {
  const override = process.env.ELECTRON_OVERRIDE_DIST_PATH
  if (override) return join(override, process.platform === 'win32' ? 'electron.exe' : 'electron')
  try {
    const file = join(packageFolder, 'dist', readFileSync(join(packageFolder, 'path.txt'), 'utf8'))
    const hasDisplay = process.platform !== 'linux' || process.env.DISPLAY !== undefined
    return existsSync(file) && hasDisplay ? file : undefined
  } catch {
    return undefined
  }
}

const binary = electronBinary()
export const executable = binary ?? join(standInFolder, 'electron')
/** For the titles of tests: which of the two they ran on. */
export const shellName =
  binary === undefined || binary.startsWith(standInFolder) ? 'Electron stand-in' : 'Electron'

export const chromiumPath = process.env.EVENKEEL_CHROMIUM || '/usr/bin/chromium'
const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : []

export interface DesktopLaunch {
  /** The folder with `package.json`. */
  readonly folder: string
  /** Window state, secrets and the single-instance lock live here. */
  readonly userData: string
  readonly args?: readonly string[]
}

export const desktopArguments = ({ folder, userData, args = [] }: DesktopLaunch) => [
  folder,
  ...sandbox,
  `--user-data-dir=${userData}`,
  ...args,
]

export function launchDesktop(launch: DesktopLaunch): Promise<ElectronApplication> {
  return _electron.launch({
    executablePath: executable,
    args: desktopArguments(launch),
    env: { ...process.env, EVENKEEL_CHROMIUM: chromiumPath } as Record<string, string>,
  })
}

/** The page of the program's window once it shows the product; before that the window is not yet known by its page. */
export async function firstWindow(app: ElectronApplication): Promise<Page> {
  const page = await app.firstWindow()
  await page.waitForURL(({ href }) => href !== 'about:blank')
  return page
}
