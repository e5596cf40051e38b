/** A synthetic company as CSV files, one an entity, as the files connector reads them. */
import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { CanonicalRow } from '@shared/model/entities/canonical-entities'
import type { CompanySize } from './company-size'
import { companyEntities, largeCompany } from './large-company'

/** Rows written at once. */
const together = 10_000

async function writeRows(file: string, rows: Iterable<CanonicalRow>): Promise<void> {
  const stream = createWriteStream(file)
  let lines: string[] = []
  for (const row of rows) {
    if (stream.bytesWritten === 0 && lines.length === 0) lines.push(Object.keys(row).join())
    lines.push(Object.values(row).join())
    if (lines.length < together) continue
    if (!stream.write(`${lines.join('\n')}\n`)) await once(stream, 'drain')
    lines = []
  }
  stream.end(lines.length > 0 ? `${lines.join('\n')}\n` : '')
  await once(stream, 'close')
}

/** Writes every entity into the folder, which is made. No value of the company needs quoting. */
export async function writeCompanyFiles(folder: string, size: CompanySize): Promise<void> {
  await mkdir(folder, { recursive: true })
  const { rows } = largeCompany(size)
  for (const entity of companyEntities) await writeRows(join(folder, `${entity}.csv`), rows(entity))
}
