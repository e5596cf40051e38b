/** `npm start`: the desktop window where Electron can run, the same screens in the browser everywhere else. */
import { parseArgs } from 'node:util'
import { ensureReady, stop } from './ensure-ready.mjs'
import { callerFolder, inRoot, ownNode, say } from './project-paths.mjs'
import { run } from './run-child.mjs'
import { startDesktop } from './start-desktop.mjs'
import { startTexts } from './start-texts.mjs'
import { watchNpm } from './watch-npm.mjs'

const both = {
  workspace: { type: 'string' },
  lang: { type: 'string' },
  sample: { type: 'boolean' },
}
const browserOnly = {
  port: { type: 'string' },
  idle: { type: 'string' },
  keep: { type: 'boolean' },
  'no-open': { type: 'boolean' },
}

const values = readArguments()
const texts = startTexts(values.lang)
if (values.help) {
  process.stdout.write(`${texts.usage}\n`)
  process.exit(0)
}
await ensureReady()
const outcome = values.browser
  ? { reason: undefined }
  : await startDesktop(argumentsOf(Object.keys(both)), texts)
process.exitCode = outcome.status ?? (await startBrowser(outcome.reason))

function readArguments() {
  const options = {
    ...both,
    ...browserOnly,
    browser: { type: 'boolean' },
    help: { type: 'boolean' },
  }
  try {
    return parseArgs({ options }).values
  } catch (error) {
    return stop(`${error.message}\n${startTexts().usage}`, 2)
  }
}

/** The arguments of these names as they were given. */
function argumentsOf(names) {
  return names.flatMap((name) => {
    const value = values[name]
    if (value === undefined) return []
    return value === true ? [`--${name}`] : [`--${name}=${value}`]
  })
}

/** A pipe as its standard input: when this process is gone, however that came, the server sees it close. */
function startBrowser(reason) {
  say(texts.inBrowser(reason ?? texts.asked()))
  const given = argumentsOf([...Object.keys(both), ...Object.keys(browserOnly)])
  const why = reason === undefined ? [] : [`--reason=${reason}`]
  return run(ownNode, [inRoot('out/main/loopback.js'), ...given, ...why], {
    cwd: callerFolder(),
    stdio: ['pipe', 'inherit', 'inherit'],
    prepare: (child) => watchNpm(() => child.kill('SIGTERM')),
  })
}
