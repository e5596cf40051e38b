/** The single-instance lock: a file with the holder's number in the folder of user data, and notes to the holder beside it. */
const { existsSync, readFileSync, rmSync, watch, writeFileSync, mkdirSync } = require('node:fs')
const path = require('node:path')

exports.createInstanceLock = (app) => {
  let held
  const lockFile = () => path.join(app.getPath('userData'), 'standin-instance')
  const noteName = /^standin-note-\d+\.json$/

  function holderLives() {
    try {
      process.kill(Number(readFileSync(lockFile(), 'utf8')), 0)
      return true
    } catch {
      return false
    }
  }
  function take() {
    try {
      writeFileSync(lockFile(), String(process.pid), { flag: 'wx' })
      return true
    } catch {
      return false
    }
  }
  function readNote(folder, name) {
    const file = path.join(folder, name)
    if (!noteName.test(name) || !existsSync(file)) return
    let note
    try {
      note = JSON.parse(readFileSync(file, 'utf8'))
    } catch {
      return // Half written: the next change of the folder tells again.
    }
    rmSync(file, { force: true })
    app.emit('second-instance', {}, note.argv, note.cwd)
  }

  return {
    request() {
      if (held) return true
      const folder = app.getPath('userData')
      mkdirSync(folder, { recursive: true })
      if (!take()) {
        if (holderLives()) {
          const note = JSON.stringify({ argv: process.argv, cwd: process.cwd() })
          writeFileSync(path.join(folder, `standin-note-${process.pid}.json`), note)
          return false
        }
        rmSync(lockFile(), { force: true })
        if (!take()) return false
      }
      const watcher = watch(folder, (_kind, name) => name && readNote(folder, name))
      watcher.unref()
      held = true
      process.on('exit', () => rmSync(lockFile(), { force: true }))
      return true
    },
    release() {
      if (held) rmSync(lockFile(), { force: true })
      held = false
    },
  }
}
