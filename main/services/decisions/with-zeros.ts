/** A plan that leaves a figure out means zero; whoever was told another figure before has to be told. */
import { figureOf, lineKey } from '@main/connectors/connector'
import { getOutboxDocument, listOutbox, readPublishedLines } from '@main/store/reading'
import type { WriteConnection } from '@main/store/writing'
import type { PublishedLine } from '@shared/contract/contract-types'

/** What the target holds of this workspace, or will once all that waits has gone out: line key → value. */
function toldBefore(db: WriteConnection, target: string): Map<string, number> {
  const told = readPublishedLines(db, target)
  for (const entry of listOutbox(db)) {
    if (entry.target !== target || entry.state === 'acknowledged') continue
    for (const line of getOutboxDocument(db, entry.entry)?.lines ?? [])
      told.set(lineKey(line), line.quantity)
  }
  return told
}

/** The lines with a zero for each figure that was published or waits, lies in their months, and is not among them. */
export function withZeros(
  db: WriteConnection,
  target: string,
  lines: readonly PublishedLine[],
): readonly PublishedLine[] {
  const months = lines.map((line) => line.month).sort()
  const first = months[0] ?? ''
  const last = months.at(-1) ?? ''
  const planned = new Set(lines.map(lineKey))
  const zeros: PublishedLine[] = []
  for (const [key, value] of toldBefore(db, target)) {
    if (value === 0 || planned.has(key)) continue
    const figure = figureOf(key)
    if (figure && figure.month >= first && figure.month <= last)
      zeros.push({ ...figure, quantity: 0 })
  }
  return zeros.length > 0 ? [...lines, ...zeros] : lines
}
