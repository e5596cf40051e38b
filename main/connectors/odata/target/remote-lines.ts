/** The plan lines that the service holds, and how ours are written there. */
import type { PublishedLine } from '@shared/contract/contract-types'
import { z } from 'zod'
import { lineKey } from '../../connector'
import { answerInvalid } from '../../reasons'
import { addressOf, allOf, compare, keyText } from '../odata-query'
import { readPages } from '../read-pages'
import type { Change } from './change-answers'
import { creating, decimal, type TargetService } from './send-changes'

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
  Customer: z.string(),
  Site: z.string(),
  Month: z.string(),
  Quantity: z.coerce.number(),
  Decision: z.string().nullable().optional(),
})
const set = 'PlanLines'
const select = ['Measure', 'Item', 'Customer', 'Site', 'Month', 'Quantity', 'Decision']
const pageSize = 5_000

/** What the service holds of the months that `lines` touch, by `lineKey`. */
export async function readHeldLines(
  { client, service }: TargetService,
  lines: readonly PublishedLine[],
  signal: AbortSignal,
): Promise<Map<string, HeldLine>> {
  const held = new Map<string, HeldLine>()
  const months = lines.map((line) => line.month).sort()
  const [first] = months
  const last = months.at(-1)
  if (first === undefined || last === undefined) return held
  const filter = allOf(compare('Month', 'ge', first), compare('Month', 'le', last))
  const link = `${service}${addressOf(set, { select, filter })}`
  for await (const page of readPages(client, link, { size: pageSize, base: service }, signal))
    for (const row of page) {
      const read = lineShape.safeParse(row)
      if (!read.success) throw answerInvalid(client.address, 'not_as_expected', set, read.error)
      const line = read.data
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
  const { measure, item, customer, site, month, quantity } = line
  const key = {
    Measure: measure,
    Item: item,
    Customer: customer ?? '',
    Site: site ?? '',
    Month: month,
  }
  const url = `${set}${keyText(key)}`
  const body = { Quantity: decimal(target, quantity), Decision: decision }
  if (!held) return creating(target, set, key, url, body)
  return { method: 'PATCH', url, headers: { 'if-match': held.etag ?? '*' }, body }
}
