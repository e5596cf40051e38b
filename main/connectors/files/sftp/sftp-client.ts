/** One session with an SFTP server whose key is known: listing and fetching, with the errors of the contract. */
import { createHash } from 'node:crypto'
import { EvenkeelError } from '@shared/contract/error-codes'
import { Client, type ConnectConfig, type FileEntryWithStats, type SFTPWrapper } from 'ssh2'
import { throwIfCancelled } from '../../cancellation'
import { fileTooLarge } from '../../reasons'

export interface SftpPlace {
  readonly host: string
  readonly port: number
  readonly user: string
  /** `SHA256:…` of the server's key; empty where nobody has confirmed one yet. */
  readonly hostKey: string
  readonly timeoutSeconds: number
}

export const addressOf = ({ host, port }: SftpPlace): string => `sftp://${host}:${port}`

const endOfFolder = 1
const noSuchFile = 2

const isEnd = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === endOfFolder
const notPermitted = 3

/** As `ssh-keygen -l` shows it. */
export const fingerprintOf = (key: Buffer): string =>
  `SHA256:${createHash('sha256').update(key).digest('base64').replace(/=+$/, '')}`

/** A private key whose line breaks were lost in a field of one line. */
function withLines(secret: string): string {
  const found = /-----BEGIN ([^-]+)-----([\s\S]+?)-----END \1-----/.exec(secret)
  const body = found?.[2]?.replace(/\s+/g, '')
  if (!found || !body || secret.includes('Proc-Type')) return secret
  const lines = body.match(/.{1,64}/g) ?? []
  return `-----BEGIN ${found[1]}-----\n${lines.join('\n')}\n-----END ${found[1]}-----\n`
}

export class SftpClient {
  readonly #client: Client
  readonly #sftp: SFTPWrapper
  readonly #place: SftpPlace

  private constructor(client: Client, sftp: SFTPWrapper, place: SftpPlace) {
    this.#client = client
    this.#sftp = sftp
    this.#place = place
  }

  /** Signs in by password, or by private key where the secret is one. HOST_KEY_UNKNOWN, HOST_KEY_CHANGED {address, fingerprint}, SIGN_IN_REFUSED, SERVER_UNREACHABLE, SERVER_TIMEOUT, CANCELLED. */
  static async connect(place: SftpPlace, secret: string, signal: AbortSignal): Promise<SftpClient> {
    throwIfCancelled(signal)
    const client = new Client()
    let shown = ''
    const config: ConnectConfig = {
      host: place.host,
      port: place.port,
      username: place.user,
      readyTimeout: place.timeoutSeconds * 1_000,
      keepaliveInterval: place.timeoutSeconds * 1_000,
      hostVerifier: (key: Buffer) => {
        shown = fingerprintOf(key)
        return shown === place.hostKey
      },
      ...(secret.includes('-----BEGIN')
        ? { privateKey: withLines(secret) }
        : { password: secret, tryKeyboard: true }),
    }
    client.on('keyboard-interactive', (_name, _instructions, _language, prompts, answer) =>
      answer(prompts.map(() => secret)),
    )
    const stop = () => client.destroy()
    signal.addEventListener('abort', stop, { once: true })
    try {
      await new Promise<void>((done, fail) => {
        client.once('ready', done)
        client.on('error', fail)
        client.once('close', () => fail(new Error('closed')))
        client.connect(config)
      })
      const sftp = await new Promise<SFTPWrapper>((done, fail) =>
        client.sftp((error, opened) => (error ? fail(error) : done(opened))),
      )
      client.setNoDelay(true)
      return new SftpClient(client, sftp, place)
    } catch (error) {
      client.destroy()
      if (signal.aborted) throw new EvenkeelError('CANCELLED', {}, error)
      throw connectFailure(place, shown, error)
    } finally {
      signal.removeEventListener('abort', stop)
    }
  }

  /** What lies in a folder of the server, part by part as the server gives it. FOLDER_MISSING. */
  async *list(folder: string, signal: AbortSignal): AsyncGenerator<readonly FileEntryWithStats[]> {
    const opened = await this.#asked<Buffer>(folder, signal, (sftp, done, fail) =>
      sftp.opendir(folder, (error, handle) => (error ? fail(error) : done(handle))),
    )
    try {
      for (;;) {
        const part = await this.#asked<FileEntryWithStats[] | null>(
          folder,
          signal,
          (sftp, done, fail) =>
            sftp.readdir(opened, (error, entries) => {
              if (isEnd(error)) done(null)
              else if (error) fail(error)
              else done(entries)
            }),
        )
        if (part === null) return
        yield part
      }
    } finally {
      this.#sftp.close(opened, () => undefined)
    }
  }

  /** Copies a file of at most `most` bytes to `path`. FILE_TOO_LARGE. */
  async fetch(remote: string, path: string, most: number, signal: AbortSignal): Promise<void> {
    throwIfCancelled(signal)
    const client = this.#client
    const hangUp = () => client.destroy()
    signal.addEventListener('abort', hangUp, { once: true })
    const lost = Promise.withResolvers<never>()
    const gone = () => lost.reject(new Error('closed'))
    lost.promise.catch(() => undefined)
    client.once('close', gone)
    try {
      const fetching = new Promise<void>((done, fail) => {
        // Several parts are under way at once: one after the other would wait for the line each time.
        const step = (_total: number, _part: number, size: number) => {
          if (size > most) fail(fileTooLarge(remote, 'file_too_large', most))
        }
        this.#sftp.fastGet(remote, path, { concurrency: 32, step }, (error) =>
          error ? fail(error) : done(),
        )
      })
      await Promise.race([fetching, lost.promise])
    } catch (error) {
      if (signal.aborted) throw new EvenkeelError('CANCELLED', {}, error)
      throw this.#failure(remote, error)
    } finally {
      signal.removeEventListener('abort', hangUp)
      client.removeListener('close', gone)
    }
  }

  close(): void {
    this.#client.destroy()
  }

  async #asked<Result>(
    what: string,
    signal: AbortSignal,
    ask: (sftp: SFTPWrapper, done: (result: Result) => void, fail: (error: Error) => void) => void,
  ): Promise<Result> {
    throwIfCancelled(signal)
    const gone = Promise.withResolvers<never>()
    const lost = () => gone.reject(new Error('closed'))
    const late = AbortSignal.timeout(this.#place.timeoutSeconds * 1_000)
    const either = AbortSignal.any([signal, late])
    either.addEventListener('abort', lost, { once: true })
    this.#client.once('close', lost)
    gone.promise.catch(() => undefined)
    try {
      const asking = new Promise<Result>((done, fail) => ask(this.#sftp, done, fail))
      return await Promise.race([asking, gone.promise])
    } catch (error) {
      if (signal.aborted) throw new EvenkeelError('CANCELLED', {}, error)
      if (late.aborted) throw timeout(this.#place, error)
      throw this.#failure(what, error)
    } finally {
      either.removeEventListener('abort', lost)
      this.#client.removeListener('close', lost)
    }
  }

  #failure(what: string, error: unknown): EvenkeelError {
    if (error instanceof EvenkeelError) return error
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    if (code === noSuchFile || code === notPermitted)
      return new EvenkeelError(
        'FOLDER_MISSING',
        { folder: `${addressOf(this.#place)}${what}` },
        error,
      )
    const reason = error instanceof Error ? error.message : String(error)
    return new EvenkeelError(
      'SERVER_UNREACHABLE',
      { address: addressOf(this.#place), reason },
      error,
    )
  }
}

const timeout = (place: SftpPlace, error: unknown): EvenkeelError =>
  new EvenkeelError(
    'SERVER_TIMEOUT',
    { address: addressOf(place), seconds: place.timeoutSeconds },
    error,
  )

function connectFailure(place: SftpPlace, fingerprint: string, error: unknown): EvenkeelError {
  const address = addressOf(place)
  if (fingerprint !== '' && fingerprint !== place.hostKey) {
    const code = place.hostKey === '' ? 'HOST_KEY_UNKNOWN' : 'HOST_KEY_CHANGED'
    return new EvenkeelError(code, { address, fingerprint }, error)
  }
  const level = error instanceof Error && 'level' in error ? error.level : ''
  if (level === 'client-authentication')
    return new EvenkeelError('SIGN_IN_REFUSED', { system: address, user: place.user }, error)
  if (level === 'client-timeout') return timeout(place, error)
  const known = error instanceof Error && 'code' in error ? String(error.code) : ''
  const reason = known || (error instanceof Error ? error.message : String(error))
  return new EvenkeelError('SERVER_UNREACHABLE', { address, reason }, error)
}
