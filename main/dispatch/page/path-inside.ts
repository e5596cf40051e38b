import { realpath, stat } from 'node:fs/promises'
import { join, sep } from 'node:path'

/**
 * The file inside `folder` that an encoded URL path names; undefined where there is none or the path leads out, be it
 * by dots, by a separator of another system, encoded once or twice, or through a link.
 */
export async function pathInside(folder: string, urlPath: string): Promise<string | undefined> {
  const parts = partsOf(urlPath)
  if (!parts) return undefined
  try {
    const root = await realpath(folder)
    const file = await realpath(join(root, ...parts))
    return file.startsWith(root + sep) && (await stat(file)).isFile() ? file : undefined
  } catch {
    return undefined
  }
}

function partsOf(urlPath: string): readonly string[] | undefined {
  if (!urlPath.startsWith('/')) return undefined
  let decoded: string
  try {
    decoded = decodeURIComponent(urlPath)
  } catch {
    return undefined
  }
  const parts = decoded.slice(1).split('/')
  return parts.every(harmless) ? parts : undefined
}

/** A plain name: no way up, no drive or stream (`C:`, `a:b`), no separator of Windows, no control character. */
function harmless(part: string): boolean {
  if (part === '' || part === '.' || part === '..' || part.endsWith('.')) return false
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is refused
  return !/[\\:%\u0000-\u001f]/.test(part)
}
