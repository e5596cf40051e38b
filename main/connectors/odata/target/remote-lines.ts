/** The plan lines that the service holds, and how ours are written there. */
import { createHash } from 'node:crypto'
import type { PublishedLine } from '@shared/contract/contract-types'
import { z } from 'zod'
import { lineKey } from '../../connector'
import { answerInvalid } from '../../reasons'
import { addressOf, allOf, compare, keyText } from '../odata-query'
import { readPages } from '../read-pages'
import type { Change } from './change-answers'
import { creating, decimal, type TargetService } from './send-changes'
import { named, namesOf, renamed } from './target-names'

export interface HeldLine {
  readonly quantity: number
  readonly etag: string | null
  /** Key of the record that set it. */
  readonly decision: string | null
}

const lineShape = z.object({
  '@odata.etag': z.string().optional(),
  Measure: z.string(),
  Item: z.string(),
  // Systems that know no empty texts answer null.
  Customer: z.string().nullable(),
  Site: z.string().nullable(),
  Month: z.string(),
  Quantity: z.coerce.number(),
  Decision: z.string().nullable().optional(),
})
const read = ['Measure', 'Item', 'Customer', 'Site', 'Month', 'Quantity', 'Decision'] as const
const pageSize = 5_000

/** What the service holds of the months that `lines` touch, by `lineKey`. */
export async function readHeldLines(
  { client, service, names }: TargetService,
  lines: readonly PublishedLine[],
  signal: AbortSignal,
): Promise<Map<string, HeldLine>> {
  const held = new Map<string, HeldLine>()
  const months = lines.map((line) => line.month).sort()
  const [first] = months
  const last = months.at(-1)
  if (first === undefined || last === undefined) return held
  const { set, properties } = names.lines
  const select = namesOf(properties, ...read)
  const month = properties.Month ?? ''
  const filter = allOf(compare(month, 'ge', first), compare(month, 'le', last))
  const link = `${service}${addressOf(set, { select, filter })}`
  for await (const page of readPages(client, link, { size: pageSize, base: service }, signal))
    for (const row of page) {
      const checked = lineShape.safeParse(renamed(properties, row))
      if (!checked.success)
        throw answerInvalid(client.address, 'not_as_expected', set, checked.error)
      const line = checked.data
      const name = lineKey({
        measure: line.Measure,
        item: line.Item,
        customer: line.Customer,
        site: line.Site,
        month: line.Month,
      })
      held.set(name, {
        quantity: line.Quantity,
        etag: line['@odata.etag'] ?? null,
        decision: line.Decision ?? null,
      })
    }
  return held
}

/** The change that makes the service hold `line`: under the version that was read, or as a new line. */
export function lineChange(
  target: TargetService,
  line: PublishedLine,
  held: HeldLine | undefined,
  decision: string,
): Change {
  const { set, properties } = target.names.lines
  const { key, rest } = keyOf(target, line)
  const url = `${set}${keyText(key, target.names.keysNamed)}`
  const changed = { Quantity: decimal(target, line.quantity), Decision: decision }
  const body = named(properties, changed)
  if (!held) return creating(target, set, key, url, { ...rest, ...body })
  return { method: 'PATCH', url, headers: { 'if-match': held.etag ?? '*' }, body }
}

/** What a line goes by, and what else a new one says of itself. */
function keyOf({ names }: TargetService, line: PublishedLine) {
  const { measure, item, customer, site, month } = line
  const { properties } = names.lines
  const parts = named(properties, {
    Measure: measure,
    Item: item,
    Customer: customer ?? '',
    Site: site ?? '',
    Month: month,
  }) as Record<string, string>
  const { LineKey } = properties
  if (LineKey === null) return { key: parts, rest: {} }
  // Keys of Dataverse take neither all signs of codes nor nothing.
  const digest = createHash('sha256').update(lineKey(line)).digest('hex')
  const name = [measure, item, customer, site, month].filter(Boolean).join(' ').slice(0, 100)
  return { key: { [LineKey]: digest }, rest: { ...parts, ...named(properties, { Name: name }) } }
}
