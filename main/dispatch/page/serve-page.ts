/** The built screens as answers to requests, the same for both shells: what is served, and what the page may do. */
import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { extname } from 'node:path'
import { pathInside } from './path-inside'

export interface PageAnswer {
  readonly status: 200 | 404
  readonly headers: Readonly<Record<string, string>>
  readonly body: Uint8Array<ArrayBuffer>
}

/** Where index.html has this, the nonce of the answer is put, for style sheets made at run time. */
export const noncePlaceholder = '__CSP_NONCE__'

const types: ReadonlyMap<string, string> = new Map([
  ['.html', 'text/html; charset=utf-8'],
  ['.js', 'text/javascript; charset=utf-8'],
  ['.mjs', 'text/javascript; charset=utf-8'],
  ['.css', 'text/css; charset=utf-8'],
  ['.json', 'application/json; charset=utf-8'],
  ['.svg', 'image/svg+xml'],
  ['.png', 'image/png'],
  ['.jpg', 'image/jpeg'],
  ['.webp', 'image/webp'],
  ['.ico', 'image/x-icon'],
  ['.woff', 'font/woff'],
  ['.woff2', 'font/woff2'],
  ['.ttf', 'font/ttf'],
  ['.txt', 'text/plain; charset=utf-8'],
])

/** No remote content, no inline script, no frames; inline style sheets only with the nonce of this very answer. */
export function contentPolicy(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ')
}

export const newNonce = () => randomBytes(18).toString('base64')

/** Headers of every answer, whatever it holds. */
export function securityHeaders(nonce: string): Record<string, string> {
  return {
    'content-security-policy': contentPolicy(nonce),
    'x-content-type-options': 'nosniff',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'referrer-policy': 'no-referrer',
    'cache-control': 'no-store',
  }
}

/** `path` is that of a URL, still encoded; `/` is the page itself. Only files inside `folder` are answered. */
export async function servePage(folder: string, path: string): Promise<PageAnswer> {
  const nonce = newNonce()
  const headers = securityHeaders(nonce)
  const file = await pathInside(folder, path === '/' ? '/index.html' : path)
  const content = file === undefined ? undefined : await readFile(file).catch(() => undefined)
  if (file === undefined || content === undefined)
    return {
      status: 404,
      headers: { ...headers, 'content-type': 'text/plain; charset=utf-8' },
      body: new TextEncoder().encode('Not found'),
    }
  const extension = extname(file).toLowerCase()
  const type = types.get(extension) ?? 'application/octet-stream'
  return {
    status: 200,
    headers: { ...headers, 'content-type': type },
    body: extension === '.html' ? withNonce(content, nonce) : new Uint8Array(content),
  }
}

function withNonce(html: Buffer, nonce: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(html.toString('utf8').replaceAll(noncePlaceholder, nonce))
}
