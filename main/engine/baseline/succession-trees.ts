/** Which items take the place of which: trees of an eldest item and all that came after it. */
import type { ForecastSetting, Succession } from '@shared/model/forecast-setting'

export interface SuccessionTree {
  /** Whose place was taken first. */
  readonly root: string
  /** The root and everything after it; each after the one whose place it takes. */
  readonly members: readonly string[]
  /** By member but the root. */
  readonly follows: ReadonlyMap<string, Succession>
}

type Settings = ReadonlyMap<string, ForecastSetting>

/** The eldest before an item; undefined where it would follow itself. */
function eldest(settings: Settings, item: string): string | undefined {
  const seen = new Set<string>()
  for (let at = item; ; ) {
    if (seen.has(at)) return undefined
    seen.add(at)
    const before = settings.get(at)?.follows?.predecessor
    if (before === undefined) return at
    at = before
  }
}

/** Whether an item would come to follow itself by taking the place of `predecessor`. */
export function followsItself(settings: Settings, item: string, predecessor: string): boolean {
  for (let at: string | undefined = predecessor, steps = 0; at !== undefined; steps++) {
    if (at === item || steps > settings.size) return true
    at = settings.get(at)?.follows?.predecessor
  }
  return false
}

/** Whether an item would come to sell as itself by selling as `analogue`, which may sell as others or take their place. */
export function sellsAsItself(settings: Settings, item: string, analogue: string): boolean {
  for (let at: string | undefined = analogue, steps = 0; at !== undefined; steps++) {
    if (at === item || steps > settings.size) return true
    const setting = settings.get(at)
    at = setting?.like?.analogue ?? setting?.follows?.predecessor
  }
  return false
}

/** All trees of more than one item, by their roots in order; items that would follow themselves are in none. */
export function successionTrees(settings: Settings): SuccessionTree[] {
  const after = new Map<string, string[]>()
  const roots = new Set<string>()
  for (const [item, { follows }] of [...settings].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const root = follows && eldest(settings, item)
    if (!follows || root === undefined) continue
    roots.add(root)
    after.set(follows.predecessor, [...(after.get(follows.predecessor) ?? []), item])
  }
  return [...roots].sort().map((root) => {
    const members = [root]
    // Grows while it is walked.
    for (const member of members) members.push(...(after.get(member) ?? []))
    const follows = new Map(
      members.slice(1).map((member) => [member, settings.get(member)!.follows!] as const),
    )
    return { root, members, follows }
  })
}
