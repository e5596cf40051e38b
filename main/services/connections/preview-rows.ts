/** The first rows of an entity as a snapshot would hold them, and what is wrong with them. */
import type { Connector } from '@main/connectors/connector'
import { BatchChecker } from '@main/services/snapshots/stage-batch'
import type { MappingPreview, PreviewRow } from '@shared/contract/mapping-calls'
import type { Finding } from '@shared/contract/snapshot-calls'
import type { Entity } from '@shared/model/entities/entity-shape'

export const previewLength = 10
/** Things said of the whole place; the first ones tell what is wrong. */
const mostAbout = 20

/** Reads no further than the batch that fills the preview. Throws what the connector throws. */
export async function previewRows(
  connection: string,
  connector: Connector,
  entity: Entity,
  signal: AbortSignal,
): Promise<MappingPreview> {
  const rows: PreviewRow[] = []
  const about: Finding[] = []
  const findings: Finding[] = []
  const checker = new BatchChecker(entity, connection, '')
  for await (const batch of connector.read(entity.name, signal)) {
    signal.throwIfAborted()
    const checked = checker.take(batch)
    about.push(...checked.about)
    findings.push(...checked.findings)
    const good = checked.good.map(({ row, values }) => ({ row, values, isRefused: false }))
    const refused = checked.refused.map(({ row, raw }) => ({
      row,
      values: { ...raw },
      isRefused: true,
    }))
    rows.push(...[...good, ...refused].sort((a, b) => a.row - b.row))
    if (rows.length >= previewLength) break
  }
  const first = rows.slice(0, previewLength)
  const shown = new Set(first.map(({ row }) => row))
  return {
    entity: entity.name,
    rows: first,
    findings: [
      ...about.slice(0, mostAbout),
      ...findings.filter(({ row }) => row !== null && shown.has(row)),
    ],
  }
}
