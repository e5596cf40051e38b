import { resolve } from 'node:path'
import { menuTemplate } from '@main/desktop/application-menu'
import { readDesktopArguments } from '@main/desktop/desktop-arguments'
import { desktopTexts } from '@main/desktop/desktop-texts'
import {
  builtFiles,
  coreOptions,
  languageOf,
  sampleWorkspace,
} from '@main/dispatch/thread/shell-options'
import { readLoopbackArguments } from '@main/loopback/loopback-arguments'
import { browserCommand } from '@main/loopback/open-browser'
import { describe, expect, test } from 'vitest'

describe('arguments', () => {
  test('of the desktop shell are found among those of others', () => {
    const argv = ['--inspect=0', '.', '--workspace', '/a b', '--no-sandbox', '--lang=zh-CN']
    expect(readDesktopArguments(argv)).toEqual({ workspace: '/a b', lang: 'zh-CN' })
    expect(readDesktopArguments(['.', '--workspace'])).toEqual({})
    expect(readDesktopArguments(['.', '--workspace', '--sample'])).toEqual({ sample: true })
  })

  test('of the browser shell are read, wrong ones refused with a sentence', () => {
    expect(readLoopbackArguments([])).toMatchObject({ port: 0, keep: false, idleSeconds: 10 })
    expect(
      readLoopbackArguments(['--port', '8080', '--keep', '--no-open', '--reason', 'no display']),
    ).toMatchObject({ port: 8080, keep: true, openBrowser: false, reason: 'no display' })
    expect(() => readLoopbackArguments(['--port', '99999'])).toThrow('--port takes a whole number')
    expect(() => readLoopbackArguments(['--idle', '-1'])).toThrow()
    expect(() => readLoopbackArguments(['--worksapce', 'x'])).toThrow('--worksapce')
  })
})

describe('options of the core', () => {
  const files = builtFiles('/app/out/main')

  test('name the built files', () => {
    expect(files).toEqual({
      core: '/app/out/main/core.js',
      planningWorker: '/app/out/main/planning.js',
      preload: '/app/out/preload/preload.js',
      renderer: '/app/out/renderer',
      resources: '/app/resources',
    })
  })

  test('without a workspace are those of the sample company', () => {
    expect(coreOptions('desktop', files, {})).toEqual({
      shell: 'desktop',
      workspace: sampleWorkspace(),
      resources: '/app/resources',
      planningWorker: '/app/out/main/planning.js',
      createSample: true,
    })
  })

  test('a workspace that was named is made in a new or empty folder, elsewhere only when asked for', () => {
    const named = (workspace: string, sample?: boolean) =>
      coreOptions('browser', files, { workspace, lang: 'zh', reason: 'why', sample })
    expect(named('not-there-yet')).toMatchObject({
      workspace: resolve('not-there-yet'),
      createSample: true,
      language: 'zh-CN',
      shellReason: 'why',
    })
    expect(named(import.meta.dirname).createSample).toBe(false)
    expect(named(import.meta.dirname, true).createSample).toBe(true)
  })

  test.each([
    ['linux', {}, '/home/li/.local/share/evenkeel/sample'],
    ['linux', { XDG_DATA_HOME: '/data' }, '/data/evenkeel/sample'],
    ['darwin', {}, '/home/li/Library/Application Support/evenkeel/sample'],
    ['win32', { APPDATA: '/roaming' }, '/roaming/evenkeel/sample'],
  ] as const)('on %s with %j the sample is in %s', (platform, environment, path) => {
    expect(sampleWorkspace(environment, platform, '/home/li')).toBe(path)
  })

  test.each([
    ['zh', 'zh-CN'],
    ['zh_CN.UTF-8', 'zh-CN'],
    ['en-GB', 'en'],
    ['de', undefined],
    ['', undefined],
    [undefined, undefined],
  ])('%s means %s', (text, language) => {
    expect(languageOf(text)).toBe(language)
  })
})

test.each([
  ['linux', {}, undefined],
  ['linux', { DISPLAY: ':0' }, ['xdg-open', 'http://x/']],
  ['linux', { WAYLAND_DISPLAY: 'w' }, ['xdg-open', 'http://x/']],
  ['darwin', {}, ['open', 'http://x/']],
  ['win32', {}, ['cmd', '/c', 'start', '""', 'http://x/']],
] as const)('on %s with %j the browser is opened by %j', (platform, environment, command) => {
  expect(browserCommand('http://x/', platform, environment)).toEqual(command)
})

describe('menu', () => {
  const labels = (language: 'en' | 'zh-CN', mac: boolean) =>
    menuTemplate(desktopTexts[language], { mac, developerTools: false }).map(({ label }) => label)

  test('is in the language chosen', () => {
    expect(labels('en', false)).toEqual(['File', 'Edit', 'View', 'Window', 'Help'])
    expect(labels('zh-CN', false)).toEqual(['文件', '编辑', '视图', '窗口', '帮助'])
    expect(labels('zh-CN', true)).toHaveLength(6)
  })

  test('leaves the keys of editing to the page', () => {
    const edit = menuTemplate(desktopTexts.en, { mac: false, developerTools: true })[1]
    const items = edit?.submenu as { role?: string; registerAccelerator?: boolean }[]
    expect(
      items.filter(({ role }) => role).every((item) => item.registerAccelerator === false),
    ).toBe(true)
  })
})
