/** Preloaded by the executable: 'electron' becomes the stand-in, the process looks like Electron's main process. */
const { registerHooks } = require('node:module')
const path = require('node:path')
const { pathToFileURL } = require('node:url')
const { isMainThread } = require('node:worker_threads')

if (isMainThread) {
  const { version } = require('electron/package.json')
  Object.defineProperty(process.versions, 'electron', { value: version, enumerable: true })
  process.type = 'browser'
  process.resourcesPath = process.cwd()
  const url = pathToFileURL(path.join(__dirname, 'electron-module.cjs')).href
  registerHooks({
    resolve: (specifier, context, next) =>
      specifier === 'electron' || specifier === 'electron/main'
        ? { url, format: 'commonjs', shortCircuit: true }
        : next(specifier, context),
  })
}
