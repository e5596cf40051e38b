import { mkdir, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathInside } from '@main/dispatch/page/path-inside'
import { contentPolicy, noncePlaceholder, servePage } from '@main/dispatch/page/serve-page'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { temporaryFolder, writeFakePage } from '../../support/shell-fake-page'

let folder: Awaited<ReturnType<typeof temporaryFolder>>
let page: string
beforeAll(async () => {
  folder = await temporaryFolder()
  page = await writeFakePage(join(folder.path, 'renderer'))
  await writeFile(join(folder.path, 'secret.txt'), 'secret')
  await mkdir(join(folder.path, 'renderer-other'))
  await writeFile(join(folder.path, 'renderer-other', 'secret.txt'), 'secret')
  await symlink(join(folder.path, 'secret.txt'), join(page, 'link.txt'))
})
afterAll(() => folder.remove())

describe('files of the page', () => {
  test('a file inside is found, its name decoded', async () => {
    await writeFile(join(page, '衡 舟.txt'), 'x')
    expect(await pathInside(page, '/assets/page.js')).toBe(join(page, 'assets', 'page.js'))
    expect(await pathInside(page, `/${encodeURIComponent('衡 舟.txt')}`)).toBe(
      join(page, '衡 舟.txt'),
    )
  })

  test.each([
    '/../secret.txt',
    '/..%2fsecret.txt',
    '/%2e%2e/secret.txt',
    '/%2e%2e%2fsecret.txt',
    '/%252e%252e%252fsecret.txt',
    '/assets/../../secret.txt',
    '/..\\secret.txt',
    '/..%5csecret.txt',
    '//secret.txt',
    '/./index.html',
    '/assets//page.js',
    '/../renderer-other/secret.txt',
    '/link.txt',
    '/index.html%00.js',
    '/index.html/',
    '/C:/Windows/win.ini',
    '/index.html::$DATA',
    '/index.html.',
    '/%E0%A4%A',
    '/assets',
    '/missing.js',
    'index.html',
    '',
  ])('%j is not answered', async (path) => {
    expect(await pathInside(page, path)).toBeUndefined()
    expect((await servePage(page, path)).status).toBe(404)
  })

  test('no path whatever leads out', async () => {
    const part = fc.constantFrom(
      '..',
      '.',
      '%2e%2e',
      '/',
      '%2f',
      '\\',
      '%5c',
      'secret.txt',
      'assets',
      '%',
      '%00',
    )
    await fc.assert(
      fc.asyncProperty(fc.array(part), async (parts) => {
        const found = await pathInside(page, `/${parts.join('')}`)
        expect(found === undefined || found.startsWith(`${page}/`)).toBe(true)
      }),
    )
  })
})

describe('answers', () => {
  test('the page carries a nonce of its own, and the policy the same', async () => {
    const [first, second] = [await servePage(page, '/'), await servePage(page, '/')]
    const html = new TextDecoder().decode(first.body)
    const nonce = /name="csp-nonce" content="([^"]+)"/.exec(html)?.[1] ?? ''
    expect(html).not.toContain(noncePlaceholder)
    expect(nonce).toMatch(/^[\w+/=]{24,}$/)
    expect(first.headers['content-security-policy']).toBe(contentPolicy(nonce))
    expect(second.headers['content-security-policy']).not.toContain(nonce)
  })

  test('the policy allows nothing that was not decided on', () => {
    expect(contentPolicy('abc').split('; ')).toStrictEqual([
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self' 'nonce-abc'",
      "img-src 'self' data: blob:",
      "font-src 'self' data:",
      "connect-src 'self'",
      "base-uri 'none'",
      "form-action 'none'",
      "frame-ancestors 'none'",
    ])
  })

  test.each([
    ['/index.html', 'text/html; charset=utf-8'],
    ['/assets/page.js', 'text/javascript; charset=utf-8'],
    ['/assets/page.css', 'text/css; charset=utf-8'],
  ])('%s is %s, never guessed, never kept', async (path, type) => {
    const { status, headers } = await servePage(page, path)
    expect(status).toBe(200)
    expect(headers).toMatchObject({
      'content-type': type,
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
    })
  })
})
