/** From the arguments of a shell to the options of its core; the same for both shells. */
import { existsSync, readdirSync } from 'node:fs'
import { homedir } from 'node:os'
import { join, resolve } from 'node:path'
import type { Language } from '@shared/contract/app-calls'
import type { CoreOptions } from '../core'

export interface ShellArguments {
  readonly workspace?: string | undefined
  readonly lang?: string | undefined
  /** Makes the workspace, connected to the sample company, where it is missing; a new or empty folder is enough of a wish for that. */
  readonly sample?: boolean | undefined
  readonly reason?: string | undefined
}

/** Where the built shell lies: `out/main` of a checkout or of the installed program. */
export interface BuiltFiles {
  readonly core: string
  readonly planningWorker: string
  readonly preload: string
  readonly renderer: string
  readonly resources: string
}

export function builtFiles(mainFolder: string): BuiltFiles {
  const at = (...parts: string[]) => resolve(mainFolder, ...parts)
  return {
    core: at('core.js'),
    planningWorker: at('planning.js'),
    preload: at('../preload/preload.js'),
    renderer: at('../renderer'),
    resources: at('../../resources'),
  }
}

export function coreOptions(
  shell: 'desktop' | 'browser',
  files: BuiltFiles,
  given: ShellArguments,
): CoreOptions {
  const language = languageOf(given.lang)
  const workspace = given.workspace ? resolve(given.workspace) : sampleWorkspace()
  return {
    shell,
    workspace,
    resources: files.resources,
    planningWorker: files.planningWorker,
    // A folder with something else in it must not become a workspace by a slip of the hand.
    createSample: given.sample ?? (given.workspace === undefined || isFree(workspace)),
    ...(given.reason === undefined ? {} : { shellReason: given.reason }),
    ...(language === undefined ? {} : { language }),
  }
}

/** Nothing is there yet that could be mistaken for, or lost to, a workspace. */
function isFree(folder: string): boolean {
  try {
    return readdirSync(folder).length === 0
  } catch {
    return !existsSync(folder)
  }
}

/** `zh`, `zh_CN.UTF-8`, `en-GB` …; undefined where it is neither Chinese nor English. */
export function languageOf(text: string | undefined): Language | undefined {
  const primary = text?.toLowerCase().split(/[-_.]/)[0]
  if (primary === 'zh') return 'zh-CN'
  return primary === 'en' ? 'en' : undefined
}

/** Where the workspace lies when none is named: the person's own data folder. */
export function sampleWorkspace(
  environment: NodeJS.ProcessEnv = process.env,
  platform: NodeJS.Platform = process.platform,
  home = homedir(),
): string {
  return join(dataFolder(environment, platform, home), 'evenkeel', 'sample')
}

function dataFolder(environment: NodeJS.ProcessEnv, platform: NodeJS.Platform, home: string) {
  if (platform === 'win32') return environment.APPDATA || join(home, 'AppData', 'Roaming')
  if (platform === 'darwin') return join(home, 'Library', 'Application Support')
  return environment.XDG_DATA_HOME || join(home, '.local', 'share')
}
