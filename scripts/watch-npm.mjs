/** npm does not pass on that it was ended, and its shell stays behind: whoever runs under both has to look. */
import { readFileSync } from 'node:fs'

const shells = new Set(['sh', 'dash', 'bash', 'ash', 'busybox', 'zsh'])

/** Calls `gone` once when the npm that started this process has ended. Does nothing where no npm did. */
export function watchNpm(gone) {
  if (process.env.npm_lifecycle_event === undefined || process.platform === 'win32') return
  const first = ancestors()
  const timer = setInterval(() => {
    if (ancestors().join() === first.join()) return
    clearInterval(timer)
    gone()
  }, 1000)
  timer.unref()
}

/** The parent, and where that is only a shell, its parent too. */
function ancestors() {
  const parent = process.ppid
  const above = parentThroughShell(parent)
  return above === undefined ? [parent] : [parent, above]
}

function parentThroughShell(pid) {
  try {
    const [, name, fields] = /^\d+ \((.*)\) \S+ (.*)$/s.exec(
      readFileSync(`/proc/${pid}/stat`, 'utf8'),
    )
    return shells.has(name) ? fields.split(' ')[0] : undefined
  } catch {
    return undefined
  }
}
