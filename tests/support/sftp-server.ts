/** An SFTP server over a folder, by the library's server half. */
import { generateKeyPairSync } from 'node:crypto'
import { type Dirent, promises as files } from 'node:fs'
import { join } from 'node:path'
import ssh2 from 'ssh2'

const { OPEN_MODE, STATUS_CODE } = ssh2.utils.sftp

export interface SftpServer {
  readonly port: number
  /** Files that were opened, in their order. */
  readonly opened: string[]
  /** From now on folders list names without an end. */
  neverEnd(): void
  /** Ends every connection at the next read. */
  dieAtRead(): void
  close(): Promise<void>
}

/** A PEM key pair that is made once. */
export const madeKey = (): string =>
  generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({
    type: 'pkcs1',
    format: 'pem',
  }) as string

export async function startSftpServer(
  root: string,
  hostKey: string,
  accepted: { readonly password: string; readonly key: string },
): Promise<SftpServer> {
  const opened: string[] = []
  const clients = new Set<ssh2.Connection>()
  let dying = false
  let endless = false
  const known = ssh2.utils.parseKey(accepted.key)
  const attributes = async (path: string): Promise<ssh2.Attributes> => {
    const { mode, uid, gid, size, atimeMs, mtimeMs } = await files.lstat(path)
    return {
      mode,
      uid,
      gid,
      size,
      atime: Math.floor(atimeMs / 1000),
      mtime: Math.floor(mtimeMs / 1000),
    }
  }
  const server = new ssh2.Server({ hostKeys: [hostKey] }, (client) => {
    clients.add(client)
    client.on('error', () => undefined)
    client.on('close', () => clients.delete(client))
    client.on('authentication', (context) => {
      const byPassword = context.method === 'password' && context.password === accepted.password
      const byKey =
        context.method === 'publickey' &&
        !(known instanceof Error) &&
        context.key.data.equals(known.getPublicSSH())
      if (byPassword || byKey) context.accept()
      else context.reject(['password', 'publickey'])
    })
    client.on('session', (accept) => accept().on('sftp', (open) => serve(open(), client)))
  })

  function serve(sftp: ssh2.SFTPWrapper, client: ssh2.Connection): void {
    const handles = new Map<number, { path: string; entries: Dirent[] | null }>()
    let last = 0
    const hold = (path: string, entries: Dirent[] | null): Buffer => {
      const handle = Buffer.alloc(4)
      handle.writeUInt32BE(++last)
      handles.set(last, { path, entries })
      return handle
    }
    const fail = (id: number) => sftp.status(id, STATUS_CODE.NO_SUCH_FILE)
    sftp.on('OPENDIR', (id, path) => {
      files.readdir(join(root, path), { withFileTypes: true }).then(
        (entries) => sftp.handle(id, hold(path, entries)),
        () => fail(id),
      )
    })
    sftp.on('READDIR', (id, handle) => {
      const held = handles.get(handle.readUInt32BE())
      if (endless) {
        const attrs = { mode: 0o010644, uid: 0, gid: 0, size: 0, atime: 0, mtime: 0 }
        const named = Array.from({ length: 1_000 }, (_, at) => `pipe-${id}-${at}`)
        const entries = named.map((filename) => ({ filename, longname: filename, attrs }))
        return void sftp.name(id, entries)
      }
      const entries = held?.entries
      if (!held || !entries || entries.length === 0) return void sftp.status(id, STATUS_CODE.EOF)
      const some = entries.splice(0, 100)
      Promise.all(
        some.map(async ({ name }) => ({
          filename: name,
          longname: name,
          attrs: await attributes(join(root, held.path, name)),
        })),
      ).then(
        (named) => sftp.name(id, named),
        () => fail(id),
      )
    })
    sftp.on('OPEN', (id, path, flags) => {
      if (flags !== OPEN_MODE.READ) return void sftp.status(id, STATUS_CODE.PERMISSION_DENIED)
      opened.push(path)
      sftp.handle(id, hold(path, null))
    })
    sftp.on('FSTAT', (id, handle) => {
      const held = handles.get(handle.readUInt32BE())
      attributes(join(root, held?.path ?? '')).then(
        (found) => sftp.attrs(id, found),
        () => fail(id),
      )
    })
    sftp.on('READ', async (id, handle, offset, length) => {
      if (dying) return void client.end()
      const held = handles.get(handle.readUInt32BE())
      const file = await files.open(join(root, held?.path ?? ''))
      const { bytesRead, buffer } = await file.read(Buffer.alloc(length), 0, length, offset)
      await file.close()
      if (bytesRead === 0) sftp.status(id, STATUS_CODE.EOF)
      else sftp.data(id, buffer.subarray(0, bytesRead))
    })
    sftp.on('CLOSE', (id) => sftp.status(id, STATUS_CODE.OK))
  }

  await new Promise<void>((done) => server.listen(0, '127.0.0.1', () => done()))
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  return {
    port,
    opened,
    neverEnd() {
      endless = true
    },
    dieAtRead() {
      dying = true
    },
    close: () =>
      new Promise((done) => {
        for (const client of clients) client.end()
        server.close(() => done())
      }),
  }
}
