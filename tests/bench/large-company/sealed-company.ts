/** A synthetic company as a sealed snapshot, written the way a pull writes one. */
import type { PlanSource } from '@main/engine/source/plan-source'
import type { IndexedSnapshot } from '@main/store/reading'
import {
  beginEntity,
  createStaging,
  discardStaging,
  insertRows,
  type StagedRow,
  type Staging,
  sealSnapshot,
} from '@main/store/writing'
import { asOf, type CompanySize } from './company-size'
import { companyEntities, largeCompany } from './large-company'

/** Rows handed to the store at once. */
const together = 4096

function stageEntity(staging: Staging, entity: string, { rows }: PlanSource): void {
  beginEntity(staging, { entity, connection: 'large', place: entity, asOf })
  let batch: StagedRow[] = []
  let row = 0
  for (const values of rows(entity)) {
    row += 1
    batch.push({ row, values })
    if (batch.length < together) continue
    insertRows(staging, entity, batch)
    batch = []
  }
  insertRows(staging, entity, batch)
}

/** Writes `snapshots/<id>.sqlite` under the folder with these entities of the source and answers what a workspace's index would keep of it. */
export async function sealRows(
  folder: string,
  id: string,
  entities: readonly string[],
  source: PlanSource,
): Promise<IndexedSnapshot> {
  const staging = createStaging(folder, id)
  try {
    for (const entity of entities) stageEntity(staging, entity, source)
    return await sealSnapshot(staging, {
      asOf,
      sealedAt: `${asOf}T00:00:00.000Z`,
      company: 'LARGE',
      seconds: () => 0,
    })
  } catch (error) {
    discardStaging(staging)
    throw error
  }
}

export const sealCompany = (
  folder: string,
  id: string,
  size: CompanySize,
): Promise<IndexedSnapshot> => sealRows(folder, id, companyEntities, largeCompany(size))

/** The same company with so many rows in all its entities together: what they are more than the others is order lines. */
export function withFacts(size: CompanySize, facts: number): CompanySize {
  const source = largeCompany(size)
  let others = 0
  for (const entity of companyEntities)
    if (entity !== 'sales_order_line') for (const _ of source.rows(entity)) others += 1
  return { ...size, orderLines: facts - others }
}
