import { join } from 'node:path'
import { createMemorySecrets } from '@main/dispatch/thread/memory-secrets'
import { cookieName } from '@main/loopback/launch-session'
import { type Loopback, startLoopback } from '@main/loopback/start-loopback'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createFakeCore } from '../../support/shell-fake-core'
import { temporaryFolder, writeFakePage } from '../../support/shell-fake-page'
import { http, signIn, upgradeHeaders } from '../../support/shell-loopback-client'

let folder: Awaited<ReturnType<typeof temporaryFolder>>
let rendererFolder: string
let server: Loopback
let other: Loopback
let cookie: string
let othersCookie: string

async function start(): Promise<Loopback> {
  const core = await createFakeCore(
    { workspace: '', resources: '', planningWorker: '', shell: 'browser' },
    createMemorySecrets(),
  )
  return startLoopback({ core, rendererFolder })
}
beforeAll(async () => {
  folder = await temporaryFolder()
  rendererFolder = await writeFakePage(join(folder.path, 'renderer'))
  server = await start()
  other = await start()
  cookie = await signIn(server.launchUrl)
  othersCookie = await signIn(other.launchUrl)
})
afterAll(async () => {
  await server.close()
  await other.close()
  await folder.remove()
})

type Choice = readonly [name: string, value: string | undefined]
const right = 'right'
const hosts = (): Choice[] => [
  [right, `127.0.0.1:${server.port}`],
  ['by name', `localhost:${server.port}`],
  ['without port', '127.0.0.1'],
  ['of another server', `127.0.0.1:${other.port}`],
  ['foreign name pointed here', `evil.example:${server.port}`],
  ['right one as a prefix', `127.0.0.1:${server.port}.evil.example`],
]
const origins = (): Choice[] => [
  [right, `http://127.0.0.1:${server.port}`],
  ['none', undefined],
  ['opaque', 'null'],
  ['foreign', 'http://evil.example'],
  ['of another server', `http://127.0.0.1:${other.port}`],
  ['right one as a prefix', `http://127.0.0.1:${server.port}.evil.example`],
]
const cookies = (): Choice[] => [
  [right, cookie],
  ['none', undefined],
  ['empty', `${cookieName(server.port)}=`],
  ['guessed', `${cookieName(server.port)}=${'A'.repeat(32)}`],
  ['of another server', othersCookie],
  ['of another server under this name', `${cookieName(server.port)}=${othersCookie.split('=')[1]}`],
  ['two of the name', `${cookie}; ${cookieName(server.port)}=x`],
]

const headersOf = (host: Choice, origin: Choice, sent: Choice) =>
  Object.fromEntries(
    [
      ['Host', host[1]],
      ['Origin', origin[1]],
      ['Cookie', sent[1]],
    ].filter(([, value]) => value !== undefined),
  ) as Record<string, string>

describe('who is let in', () => {
  test('of all combinations of host, origin, cookie, method and path, one opens the WebSocket', async () => {
    const passed: string[] = []
    let tried = 0
    for (const host of hosts())
      for (const origin of origins())
        for (const sent of cookies())
          for (const [method, path] of [
            ['GET', '/bridge'],
            ['POST', '/bridge'],
            ['GET', '/'],
          ] as const) {
            tried++
            const headers = { ...headersOf(host, origin, sent), ...upgradeHeaders }
            const { status } = await http(server.port, path, { method, headers })
            expect([101, 400, 403, 405, 421]).toContain(status)
            if (status === 101) passed.push([method, path, host[0], origin[0], sent[0]].join(' '))
          }
    expect(tried).toBe(756)
    expect(passed).toStrictEqual(['GET /bridge right right right'])
  })

  test('of all combinations of method, host, origin and cookie, the page is shown to its own browser', async () => {
    const passed: string[] = []
    for (const method of ['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'OPTIONS', 'TRACE'])
      for (const host of hosts())
        for (const origin of origins())
          for (const sent of cookies()) {
            const { status, body } = await http(server.port, '/', {
              method,
              headers: headersOf(host, origin, sent),
            })
            if (status === 200) passed.push([method, host[0], origin[0], sent[0]].join(' '))
            else expect(body).not.toContain('Fake screens')
          }
    // A navigation has no origin, a request by the page's own script the right one.
    expect(passed).toStrictEqual([
      'GET right right right',
      'GET right none right',
      'HEAD right right right',
      'HEAD right none right',
    ])
  })

  test('two Host headers are refused, whichever comes first', async () => {
    const own = `127.0.0.1:${server.port}`
    for (const both of [
      [own, 'evil.example'],
      ['evil.example', own],
    ]) {
      const headers = [...both.flatMap((host) => ['Host', host]), 'Cookie', cookie]
      const { status } = await http(server.port, '/', { headers })
      expect([400, 421]).toContain(status)
    }
  })
})

describe('the launch link', () => {
  const launch = (from: Loopback, token: string, options?: Parameters<typeof http>[2]) =>
    http(from.port, `/?launch=${token}`, options)

  test('has 192 bits, works once, and a wrong one does not use it up', async () => {
    const fresh = await start()
    const token = new URL(fresh.launchUrl).searchParams.get('launch') ?? ''
    expect(Buffer.from(token, 'base64url')).toHaveLength(24)
    for (const wrong of ['', 'x', `${token}x`, token.slice(1), token.toLowerCase()])
      expect((await launch(fresh, wrong)).status).toBe(403)
    expect((await launch(fresh, token, { method: 'HEAD' })).status).toBe(405)
    expect((await launch(fresh, token, { headers: { 'Sec-Purpose': 'prefetch' } })).status).toBe(
      405,
    )
    expect((await launch(fresh, token, { headers: { Host: 'evil.example' } })).status).toBe(421)

    const first = await launch(fresh, token)
    expect(first.status).toBe(303)
    expect(first.headers.location).toBe('/')
    expect(first.headers['set-cookie']).toStrictEqual([
      expect.stringMatching(
        new RegExp(`^evenkeel-${fresh.port}=[\\w-]{32}; HttpOnly; SameSite=Strict; Path=/$`),
      ),
    ])

    const second = await launch(fresh, token)
    expect(second.status).toBe(403)
    expect(second.headers['set-cookie']).toBeUndefined()
    expect(second.body).toContain('npm start')
    expect(second.body).toContain('请重新启动')
    await fresh.close()
  })

  test('used by many at once lets one in', async () => {
    const fresh = await start()
    const token = new URL(fresh.launchUrl).searchParams.get('launch') ?? ''
    const answers = await Promise.all(Array.from({ length: 20 }, () => launch(fresh, token)))
    expect(answers.filter(({ status }) => status === 303)).toHaveLength(1)
    await fresh.close()
  })
})

test.each(['/', '/assets/page.js', '/missing', '/?launch=wrong'])(
  'every answer to %s carries the security headers, with and without a cookie',
  async (path) => {
    for (const headers of [{}, { Cookie: cookie }]) {
      const answer = await http(server.port, path, { headers })
      expect(answer.headers).toMatchObject({
        'content-security-policy': expect.stringContaining("default-src 'none'"),
        'x-content-type-options': 'nosniff',
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-resource-policy': 'same-origin',
        'referrer-policy': 'no-referrer',
        'cache-control': 'no-store',
      })
    }
  },
)

test.each(['/../secret', '/%2e%2e/secret', '/..%2fsecret', '//etc/passwd', '/..%5csecret'])(
  '%s leads nowhere',
  async (path) => {
    const { status } = await http(server.port, path, { headers: { Cookie: cookie } })
    expect(status).toBe(404)
  },
)
