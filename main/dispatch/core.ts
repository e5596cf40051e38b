/** The program without a shell: what desktop, loopback and command line are given, in process or across a thread. */
import type { Reply } from '@shared/contract/contract'

export interface Caller {
  /** Acts as this person instead of the one signed in at the desk; the command line's `--as`. */
  readonly person?: string
}

export interface Core {
  /** Validates, authorises and runs one call. Never throws: failures are in the reply. */
  dispatch(name: string, params: unknown, caller?: Caller): Promise<Reply>
  /** Every event goes to every listener; returns the function that ends the subscription. */
  subscribe(listener: (name: string, payload: unknown) => void): () => void
  /** Ends pulls and threads, closes files; the workspace can be opened again afterwards. */
  close(): Promise<void>
}

/** Where secrets are kept: the operating system's keychain, or only the memory of this run. */
export interface SecretStore {
  /** False where there is no keychain: secrets then live until the program ends. */
  readonly kept: boolean
  get(name: string): Promise<string | undefined>
  set(name: string, secret: string): Promise<void>
  remove(name: string): Promise<void>
}

/** Structured-cloneable, so that it can cross to a thread. */
export interface CoreOptions {
  readonly workspace: string
  /** The `resources` folder of the installation. */
  readonly resources: string
  /** The built planning worker; it runs in its own thread. */
  readonly planningWorker: string
  readonly shell: 'desktop' | 'browser' | 'cli'
  /** Why the desktop shell is not running, where it was wanted. */
  readonly shellReason?: string
  readonly language?: 'en' | 'zh-CN'
  /** Makes a missing workspace, connected to the sample company. */
  readonly createSample?: boolean
}
