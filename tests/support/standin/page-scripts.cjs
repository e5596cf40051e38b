/** The scripts that make a page of Chromium one of Electron: both worlds, and the program's preload in the isolated one. */
const { readFileSync } = require('node:fs')
const path = require('node:path')
const { pathToFileURL } = require('node:url')

const read = (name) => readFileSync(path.join(__dirname, name), 'utf8')
const values = read('cloned-values.js')
const mainWorld = read('page-main-world.js')
const preloadWorld = read('page-preload-world.js')

exports.isolatedWorld = 'Electron Isolated Context'
exports.bindingName = '__standinSend'

/** Only the top frame has a preload. */
const inTopFrame = (source) => `if (window === window.top) {\n${source}\n}`

exports.mainWorldScript = (token) =>
  inTopFrame(`${values};\n${mainWorld.replaceAll('__TOKEN__', token)}`)

exports.preloadScript = (token, file) => {
  const world = preloadWorld
    .replaceAll('__TOKEN__', token)
    .replaceAll('__SEND__', exports.bindingName)
  const seen = JSON.stringify({
    type: 'renderer',
    sandboxed: true,
    contextIsolated: true,
    platform: process.platform,
    versions: process.versions,
    env: {},
    argv: [],
  })
  const preload = readFileSync(file, 'utf8')
  const call = `(function (require, process, exports, module) {\n${preload}\n}).call(globalThis, __standinRequire, ${seen}, {}, { exports: {} })`
  return `${inTopFrame(`${values};\n${world};\n${call}`)}\n//# sourceURL=${pathToFileURL(file)}`
}
