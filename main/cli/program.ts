/** What the commands are given from outside: the composed program and the terminal. */

import type { Core, CoreOptions, SecretStore } from '@main/dispatch/core'
import type { CheckFiles } from '@main/dispatch/file-tools'
import type { Language } from '@shared/contract/app-calls'

export interface WorkspaceCheck {
  readonly check: string
  readonly ok: boolean
  readonly detail: string
}

export interface Terminal {
  readonly environment: Readonly<Record<string, string | undefined>>
  /** True where a person sits at the keyboard. */
  readonly interactive: boolean
  /** Standard output: what was asked for. */
  out(text: string): void
  /** Standard error: progress and messages. */
  note(text: string): void
  /** Reads a line without showing it; from standard input where nobody sits there. */
  readSecret(prompt: string): Promise<string>
  /** Runs `work` when the person presses Ctrl+C; answers what ends that. */
  onInterrupt(work: () => void): () => void
}

export interface Program {
  readonly terminal: Terminal
  /** The `resources` folder of the installation. */
  readonly resources: string
  /** The built planning worker. */
  readonly planningWorker: string
  createCore(options: CoreOptions, secrets: SecretStore): Promise<Core>
  initWorkspace(
    folder: string,
    options: { sample: boolean; language: Language; now: Date },
  ): unknown
  /** Reads every file of the workspace without opening it for writing. */
  verifyWorkspace(
    folder: string,
  ): Promise<{ readonly ok: boolean; readonly checks: readonly WorkspaceCheck[] }>
  /** Reads files as they are and says what is wrong with them. */
  readonly checkFiles: CheckFiles
  /** The language the workspace is set to; undefined where there is none, or it cannot be told. */
  languageOf(folder: string): Language | undefined
  /** True where the folder already holds a workspace. */
  hasWorkspace(folder: string): boolean
}
