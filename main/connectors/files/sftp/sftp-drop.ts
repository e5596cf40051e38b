/** A folder of an SFTP server, as a private folder of ours: every file has its place at once, its content when it is asked for. */
import { mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join, posix } from 'node:path'
import type { FileEntryWithStats } from 'ssh2'
import { fileTooLarge, fileUnreadable } from '../../reasons'
import { fitsPattern, isPattern } from '../file-pattern'
import { SftpClient, type SftpPlace } from './sftp-client'

export interface DropOptions extends SftpPlace {
  /** Folder at the server. */
  readonly folder: string
  /** Bytes of one file, and of all that are fetched. */
  readonly fileLimit: number
  readonly totalLimit: number
}

export interface RemoteFile {
  readonly size: number
  /** Seconds since 1970. */
  readonly changed: number
}

const deepest = 3
const mostFiles = 10_000
/** Files, folders and all else that a server names. */
const mostEntries = 100_000
/** Names that could lead elsewhere, here or on another system. */
const unsafe = /[/\\\0]|^\.\.?$|^[a-z]:/i

export class SftpDrop {
  readonly #options: DropOptions
  readonly #secret: string
  #client: SftpClient | null = null
  #local: string | null = null
  readonly #files = new Map<string, RemoteFile>()
  readonly #fetched = new Map<string, Promise<void>>()
  #total = 0
  #seen = 0

  constructor(options: DropOptions, secret: string) {
    this.#options = options
    this.#secret = secret
  }

  /** The private folder, with every file's place in it. FOLDER_MISSING, FILE_TOO_LARGE where there are too many; errors as `SftpClient.connect`. */
  async open(signal: AbortSignal): Promise<string> {
    if (this.#local !== null) return this.#local
    const client = await SftpClient.connect(this.#options, this.#secret, signal)
    this.#client = client
    const local = await mkdtemp(join(tmpdir(), 'evenkeel-drop-'))
    try {
      await this.#walk(client, local, '', 1, signal)
    } catch (error) {
      client.close()
      this.#client = null
      this.#files.clear()
      this.#seen = 0
      await rm(local, { recursive: true, force: true })
      throw error
    }
    this.#local = local
    return local
  }

  /** What the server says of a file, by its place relative to the folder, however it is written; undefined where it is not there. */
  fileAt(place: string): RemoteFile | undefined {
    return this.#files.get(posix.normalize(place))
  }

  /** Places that a file's name, or the pattern of several, stands for, in order. */
  placesOf(place: string): string[] {
    if (!isPattern(place)) return [place]
    return [...this.#files.keys()].filter((one) => fitsPattern(place, one)).sort()
  }

  /** Fetches a file, once. FILE_UNREADABLE where it is not there, FILE_TOO_LARGE; errors as `SftpClient`. */
  fetch(given: string, signal: AbortSignal): Promise<void> {
    const place = posix.normalize(given)
    const known = this.#fetched.get(place)
    if (known) return known
    const fetching = this.#fetch(place, signal)
    this.#fetched.set(place, fetching)
    fetching.catch(() => this.#fetched.delete(place))
    return fetching
  }

  async close(): Promise<void> {
    this.#client?.close()
    const local = this.#local
    this.#client = null
    this.#local = null
    this.#files.clear()
    this.#fetched.clear()
    this.#seen = 0
    this.#total = 0
    if (local !== null) await rm(local, { recursive: true, force: true })
  }

  async #fetch(place: string, signal: AbortSignal): Promise<void> {
    const file = this.fileAt(place)
    const { fileLimit, totalLimit, folder } = this.#options
    // Its place among ours is empty, or another file's: it must not be read in its stead.
    if (!file) throw fileUnreadable(place, 'file_missing')
    if (!this.#client || this.#local === null) return
    this.#total += file.size
    if (file.size > fileLimit) throw fileTooLarge(place, 'file_too_large', fileLimit)
    if (this.#total > totalLimit) throw fileTooLarge(place, 'file_too_large', totalLimit)
    const path = join(this.#local, place)
    await this.#client.fetch(`${folder}/${place}`, path, fileLimit, signal)
    await utimes(path, file.changed, file.changed)
  }

  async #walk(
    client: SftpClient,
    local: string,
    prefix: string,
    depth: number,
    signal: AbortSignal,
  ): Promise<void> {
    const { folder } = this.#options
    const folders: string[] = []
    const place = `${folder}/${prefix}`
    for await (const part of client.list(place, signal)) {
      this.#count(part.length)
      for (const entry of part) await this.#place(entry, local, prefix, folders)
    }
    // One after the other: a folder is closed before another is opened.
    if (depth < deepest)
      for (const name of folders)
        await this.#walk(client, local, `${prefix}${name}/`, depth + 1, signal)
  }

  /** Whatever lies there counts, and answers that name nothing as well, so that a folder without an end has one. */
  #count(entries: number): void {
    this.#seen += Math.max(1, entries)
    if (this.#seen > mostEntries)
      throw fileTooLarge(this.#options.folder, 'too_many_parts', mostEntries)
  }

  async #place(
    { filename, attrs }: FileEntryWithStats,
    local: string,
    prefix: string,
    folders: string[],
  ): Promise<void> {
    const { folder } = this.#options
    if (unsafe.test(filename) || filename.startsWith('.')) return
    const place = `${prefix}${filename}`
    if (attrs.isDirectory()) {
      folders.push(filename)
      return
    }
    if (!attrs.isFile()) return
    if (this.#files.size >= mostFiles) throw fileTooLarge(folder, 'too_many_parts', mostFiles)
    this.#files.set(place, { size: attrs.size, changed: attrs.mtime })
    const path = join(local, place)
    await mkdir(dirname(path), { recursive: true })
    await writeFile(path, '', { mode: 0o600 })
    await utimes(path, attrs.mtime, attrs.mtime)
  }
}
