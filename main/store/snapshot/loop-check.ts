/** Bills of material that come back to where they began: no plan can be made of them, so the rows that close a loop are put aside. */
import type { Finding } from '@shared/contract/snapshot-calls'
import { entityNamed } from '@shared/model/entities/canonical-entities'
import { circlesOf } from './circles'
import { putAside } from './put-aside'
import { addFindings, type Staging } from './staging'
import { areUntouched } from './touched-rows'

/** A row of the bill: its parent is made of its component. */
interface Use {
  readonly parent: string
  readonly component: string
  readonly row: number
}

interface Loop {
  readonly use: Use
  /** The items of the loop, each with the row that leads to it. */
  readonly way: string
}

/** Rows looked at between two yields. */
const rowsATurn = 4096
/** Links of a loop that are named; a longer one is cut in its middle. */
const linksNamed = 12

const name = 'bill_of_material'

/** Material goes into semi-finished, that into finished; a row the other way round is the one to doubt. */
const depth: Readonly<Record<string, number>> = { finished: 0, semi_finished: 1, material: 2 }

/** Every row by its parent, both in key order. */
function* readBill(staging: Staging): Generator<void, Map<string, Use[]>> {
  const bill = new Map<string, Use[]>()
  let rows = 0
  const query = `SELECT parent, component, source_row FROM ${name} ORDER BY parent, component`
  const found = staging.open.database.prepare(query).raw().iterate()
  for (const [parent, component, row] of found as IterableIterator<[string, string, number]>) {
    const own = bill.get(parent)
    if (own) own.push({ parent, component, row })
    else bill.set(parent, [{ parent, component, row }])
    rows += 1
    if (rows % rowsATurn === 0) yield
  }
  return bill
}

/** Rows that lie on a loop, those in doubt last, otherwise in key order. */
function* rowsInCircles(staging: Staging, bill: ReadonlyMap<string, readonly Use[]>) {
  const targets = new Map([...bill].map(([parent, own]) => [parent, own.map((u) => u.component)]))
  const circles = yield* circlesOf(targets)
  if (circles.size === 0) return []
  const type = staging.open.database.prepare('SELECT item_type FROM item WHERE item = ?').pluck()
  const depths = new Map<string, number>()
  for (const item of circles.keys()) depths.set(item, depth[String(type.get(item))] ?? 0)
  const isDoubtful = (use: Use) => depths.get(use.component)! < depths.get(use.parent)!
  const uses = [...circles.keys()]
    .toSorted()
    .flatMap((parent) => bill.get(parent) ?? [])
    .filter((use) => circles.get(use.parent) === circles.get(use.component))
  return [...uses.filter((use) => !isDoubtful(use)), ...uses.filter(isDoubtful)]
}

/** The shortest way down from one item to another, row by row; undefined where there is none. */
function wayDown(
  kept: ReadonlyMap<string, readonly Use[]>,
  from: string,
  to: string,
): Use[] | undefined {
  if (from === to) return []
  const reachedBy = new Map<string, Use | null>([[from, null]])
  // Grows while it is walked.
  for (const item of reachedBy.keys()) {
    for (const use of kept.get(item) ?? []) {
      if (reachedBy.has(use.component)) continue
      reachedBy.set(use.component, use)
      if (use.component !== to) continue
      const way: Use[] = []
      for (let last: Use | null = use; last; last = reachedBy.get(last.parent) ?? null)
        way.unshift(last)
      return way
    }
  }
  return undefined
}

/** `FG-1 → SF-1 (2) → FG-1 (812)`: row numbers in brackets. */
function nameLoop(way: readonly Use[], closing: Use): string {
  const links = [...way, closing].map(({ component, row }) => `${component} (${row})`)
  const half = linksNamed / 2
  const named =
    links.length > linksNamed ? [...links.slice(0, half), '…', ...links.slice(-half)] : links
  return [closing.component, ...named].join(' → ')
}

/** Takes the rows one by one and answers those that would close a loop with the rows taken before. */
function* findLoops(uses: readonly Use[]): Generator<void, Loop[]> {
  const kept = new Map<string, Use[]>()
  const loops: Loop[] = []
  for (const use of uses) {
    const way = wayDown(kept, use.component, use.parent)
    const own = kept.get(use.parent)
    if (way) loops.push({ use, way: nameLoop(way, use) })
    else if (own) own.push(use)
    else kept.set(use.parent, [use])
    yield
  }
  return loops
}

/**
 * Removes every row of the bill that closes a loop; each is kept in `rejected_row` with a finding `loop_in_bill` that
 * names the whole loop. The same rows give the same choice. Yields for the caller to let others in; its return value
 * is how many findings there were.
 */
export function* deleteLoopsInBill(staging: Staging): Generator<void, number> {
  const source = staging.sources.get(name)
  // Rows that were put aside would be back in.
  if (!source || areUntouched(staging, [name])) return 0
  const uses = yield* rowsInCircles(staging, yield* readBill(staging))
  const loops = yield* findLoops(uses)
  for (const { use, way } of loops) {
    const finding: Finding = {
      severity: 'error',
      kind: 'loop_in_bill',
      connection: source.connection,
      entity: name,
      place: source.place,
      row: use.row,
      field: 'component',
      value: way,
      expected: null,
    }
    addFindings(staging, [finding])
    const key = [use.parent, use.component]
    putAside(staging, entityNamed(name)!, 't.parent = ? AND t.component = ?', key)
    yield
  }
  return loops.length
}
