/** What the screens are measured against: one page of the same size that has nothing to do. */
import { readdir, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { built } from './built-files'

/** Bytes of everything a window loads. */
async function rendererBytes(): Promise<number> {
  const entries = await readdir(built.renderer, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile())
  const sizes = await Promise.all(
    files.map(async (file) => (await stat(join(file.parentPath, file.name))).size),
  )
  return sizes.reduce((sum, size) => sum + size, 0)
}

export interface StaticPage {
  /** Arguments for a Node that serves it and prints its address. */
  readonly serverArguments: readonly string[]
  readonly bytes: number
}

export const staticPageShown = '#shown'

const server = (page: string): string => `
  const page = ${JSON.stringify(page)}
  const server = require('node:http').createServer((request, response) => {
    response.setHeader('content-type', 'text/html')
    require('node:fs').createReadStream(page).pipe(response)
  })
  server.listen(0, '127.0.0.1', () => console.log('http://127.0.0.1:' + server.address().port))`

export async function writeStaticPage(folder: string): Promise<StaticPage> {
  const bytes = await rendererBytes()
  const page = join(folder, 'page.html')
  const filler = `<!--${'x'.repeat(bytes)}-->`
  await writeFile(page, `<!doctype html><title>page</title>${filler}<p id="shown">1,234</p>`)
  return { serverArguments: ['-e', server(page)], bytes }
}
