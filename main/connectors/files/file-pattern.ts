/** Places of several files in one word: `inbox/*.edi`. `*` and `?` stand in the name alone, not in its folder. */
import { readdir } from 'node:fs/promises'
import { join, posix } from 'node:path'
import { systemCode, unreadable } from './file-errors'

export const isPattern = (place: string): boolean => /[*?]/.test(place)

/** Whether the place, with `/`, is one of the pattern's; case tells nothing. */
export function fitsPattern(pattern: string, place: string): boolean {
  if (posix.normalize(posix.dirname(pattern)) !== posix.normalize(posix.dirname(place)))
    return false
  const name = posix.basename(place)
  return !name.startsWith('.') && !name.startsWith('~$') && fitsName(posix.basename(pattern), name)
}

/** Each `*` takes as little as it can, and more only when what follows does not fit: no pattern takes long. */
function fitsName(pattern: string, name: string): boolean {
  const wanted = [...pattern.toLowerCase()]
  const given = [...name.toLowerCase()]
  let at = 0
  /** Behind the last `*`, and the first sign that it has not taken. */
  let behind = -1
  let taken = 0
  for (let next = 0; next < given.length; ) {
    if (wanted[at] === '*') {
      at += 1
      behind = at
      taken = next
    } else if (wanted[at] === '?' || wanted[at] === given[next]) {
      at += 1
      next += 1
    } else {
      if (behind < 0) return false
      at = behind
      taken += 1
      next = taken
    }
  }
  return wanted.slice(at).every((sign) => sign === '*')
}

/** The places of the pattern's files below `folder`, in the order of their names; none where their folder is not there. FILE_UNREADABLE. */
export async function placesOf(folder: string, pattern: string): Promise<string[]> {
  const home = posix.dirname(pattern)
  try {
    const entries = await readdir(join(folder, home), { withFileTypes: true })
    return entries
      .filter((entry) => entry.isFile())
      .map(({ name }) => (home === '.' ? name : `${home}/${name}`))
      .filter((place) => fitsPattern(pattern, place))
      .sort((a, b) => (a < b ? -1 : 1))
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return []
    throw unreadable(home, error)
  }
}
