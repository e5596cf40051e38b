import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { lineKey } from '@main/connectors/connector'
import { createConnector } from '@main/connectors/create-connector'
import { createFolderTarget } from '@main/connectors/files/target/folder-target'
import { readPlanLines, writePlanLines } from '@main/connectors/files/target/plan-lines-file'
import type { PublishedLine } from '@shared/contract/contract-types'
import { conforms, type TargetSubject } from './conformance'
import { sampleCompany } from './source-rows'

async function openTarget(): Promise<TargetSubject> {
  const base = await mkdtemp(join(tmpdir(), 'evenkeel-target-'))
  const folder = join(base, 'published')
  const plan = join(folder, 'current-plan.csv')
  const lines = async (): Promise<PublishedLine[]> =>
    readPlanLines(await readFile(plan, 'utf8'), plan)
  return {
    target: createFolderTarget({ folder, create: true }),
    dying(step) {
      let left = step
      const reached = () => {
        if (left-- === 0) throw new Error('the process died here')
      }
      return createFolderTarget({ folder, create: true, reached })
    },
    async edit(changed, quantity) {
      const edited = (await lines()).map((l) =>
        lineKey(l) === lineKey(changed) ? { ...l, quantity } : l,
      )
      await writeFile(plan, writePlanLines(edited))
    },
    held: async () => new Map((await lines()).map((l) => [lineKey(l), l.quantity])),
    async records() {
      const entries = await readdir(folder, { withFileTypes: true }).catch(() => [])
      return entries.filter((e) => e.isDirectory()).map((e) => e.name)
    },
    close: () => rm(base, { recursive: true }),
  }
}

conforms(
  'files',
  async () => ({
    connector: createConnector('files', { folder: sampleCompany }),
    close: async () => undefined,
  }),
  openTarget,
)
