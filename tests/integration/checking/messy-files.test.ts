/** The counts of the check are exactly what was put into the files. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { checkFiles } from '@main/services/checking/check-files'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { messyOrders } from '../../support/messy-files/messy-orders'

let home = ''
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'evenkeel-messy-'))
})
afterAll(() => rm(home, { recursive: true, force: true }))

const { signal } = new AbortController()
const now = new Date('2026-11-22T12:00:00Z')

async function countsOf(seed: number) {
  const { texts, truth } = messyOrders(seed)
  const folder = join(home, String(seed))
  await mkdir(folder)
  for (const [name, text] of Object.entries(texts)) await writeFile(join(folder, name), text)
  const { counts, files } = await checkFiles([folder], { now, signal })
  return { counts, truth, files }
}

const hundreds = Array.from({ length: 4 }, (_, at) => at * 100)

test.each(hundreds)(
  'a hundred files of order lines with overlapping defects, from seed %i',
  { timeout: 120_000 },
  async (from) => {
    const wrong: unknown[] = []
    for (let seed = from; seed < from + 100; seed++) {
      const { counts, truth } = await countsOf(seed)
      const kinds = new Set([...Object.keys(counts), ...Object.keys(truth)]) as Set<
        keyof typeof truth
      >
      for (const kind of kinds)
        if (counts[kind] !== truth[kind])
          wrong.push({ seed, kind, found: counts[kind], truth: truth[kind] })
    }
    expect(wrong).toEqual([])
  },
)
