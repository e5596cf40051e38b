/** A protocol's folder knows what all connectors share, and never another protocol. */
import { expect, test } from 'vitest'
import { importsOf } from './imports-of-file'
import { sourcesIn } from './source-files'

const root = 'main/connectors/'
/** Folders that are for all protocols. */
const common = new Set(['mapping', 'http'])

/** The folder a path lies in; empty for what lies directly in main/connectors. */
const folderOf = (path: string): string => {
  const below = path.slice(root.length)
  return below.includes('/') ? (below.split('/')[0] ?? '') : ''
}

test('protocols do not import each other', () => {
  const wrong = sourcesIn('main/connectors').flatMap((file) => {
    const own = folderOf(file)
    return importsOf(file)
      .filter(({ own: path }) => path?.startsWith(root))
      .map(({ own: path }) => ({ file, to: folderOf(path ?? '') }))
      .filter(({ to }) => own !== '' && to !== '' && to !== own && !common.has(to))
  })
  expect(wrong).toEqual([])
})
