/** What a command of the command line is: what it takes, how it is shown, what it does. */
import type { Language } from '@shared/contract/app-calls'
import type { Desk } from './desk'
import type { Program } from './program'

/** 0 done; 1 done, with findings or refusals that are listed; 2 wrong use; 3 failed, nothing changed. */
export const exitCodes = { done: 0, withFindings: 1, wrongUse: 2, failed: 3 } as const
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes]

/** `pairs` takes `name=value`, several after one another or with the option repeated. */
export type OptionKind = 'flag' | 'text' | 'list' | 'pairs'
export type OptionTable = Readonly<Record<string, OptionKind>>
export type OptionValue = boolean | string | readonly string[] | undefined

export interface Command {
  readonly name: string
  /** What follows the program's name; one line for each form. */
  readonly usage: readonly string[]
  readonly example: string
  /** Further ones, where a command does many things. */
  readonly examples?: readonly string[]
  readonly options: OptionTable
  /** How many plain arguments, the workspace folder included. */
  readonly least: number
  readonly most: number
  /** Answers with JSON even without `--json`. */
  readonly alwaysJson?: boolean
  run(context: CommandContext): Promise<Answer>
}

/** What a command has to say: a document for programs, lines for people. */
export interface Answer {
  readonly document: unknown
  readonly lines: readonly string[]
  readonly exit?: ExitCode
}

export interface CommandContext {
  readonly language: Language
  /** Absolute path of the workspace. */
  readonly folder: string
  /** The first plain argument as it was typed; empty where there is none. */
  readonly first: string
  /** Whether a folder was named at all; else `folder` is where the person stands. */
  readonly named: boolean
  /** Plain arguments after the folder. */
  readonly words: readonly string[]
  readonly options: Readonly<Record<string, OptionValue>>
  readonly program: Program
  /** A text of the `commandLine` catalogue. */
  say(key: string, values?: Readonly<Record<string, unknown>>): string
  /** A line of progress, for people. */
  note(text: string): void
  /** Opens the workspace, once; as the person of `--as`, where given. */
  desk(): Promise<Desk>
}
