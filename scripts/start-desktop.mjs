/** The desktop shell, where it can run; why not, where it cannot. */
import { electronBinary } from './electron-binary.mjs'
import { downloadElectron } from './electron-download.mjs'
import { callerFolder, root } from './project-paths.mjs'
import { run } from './run-child.mjs'

/** First a whole sample company may have to be made. */
const longestStart = () => Number(process.env.EVENKEEL_START_SECONDS || 180) * 1000

/**
 * Resolves with `{ status }` when the program ran, or refused its workspace, and with `{ reason }` when it could not run
 * here at all.
 */
export async function startDesktop(args, texts) {
  const { DISPLAY, WAYLAND_DISPLAY } = process.env
  if (process.platform === 'linux' && !DISPLAY && !WAYLAND_DISPLAY)
    return { reason: texts.noDisplay() }
  if (!electronBinary()) {
    const reason = await downloadElectron(texts)
    if (reason) return { reason }
  }
  return runElectron(electronBinary(), args, texts)
}

/** Missing libraries, a refused sandbox, a display that cannot be opened: all end before the window is ready. */
async function runElectron(binary, args, texts) {
  let seen = ''
  let tooLate = false
  let limit
  const answered = () => /^EVENKEEL_(READY|REFUSED)/m.test(seen)
  // The sandbox cannot be had as root; the screens are no less our own for it.
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  const status = await run(binary, [root, ...asRoot, ...args], {
    cwd: callerFolder(),
    stdio: ['inherit', 'pipe', 'inherit'],
    prepare(child) {
      limit = setTimeout(() => {
        tooLate = true
        child.kill('SIGKILL')
      }, longestStart())
      child.stdout?.on('data', (data) => {
        process.stdout.write(data)
        if (answered()) return
        seen += data
        if (answered()) clearTimeout(limit)
      })
    },
  })
  clearTimeout(limit)
  if (tooLate) return { reason: texts.silent() }
  return answered() || status === 0 ? { status } : { reason: texts.ended(status) }
}
