import { addUpLoad, hoursLeft } from '../share-hours'
import type { WholeWork } from './walk-whole'

/** What materials allow of a level's plan in planned period `h`, and the hours of resources that it gets; lower levels have theirs. */
export function shareWhole(all: WholeWork, level: number, h: number): void {
  const { work, levelled, whole, lines } = all
  const { levelStart, leadMonths, components } = levelled
  const { planned, possible, ratio } = whole
  const row = h * lines
  for (let place = levelStart[level]!; place < levelStart[level + 1]!; place++) {
    const at = row + place
    const lead = leadMonths[place]!
    const quantity = planned[at]!
    let part = 1
    if (components.start[place]! < components.start[place + 1]!) {
      if (lead > 0) {
        ratio[at] = scarcest(all, place)
        part = ratio[Math.max(0, h - lead) * lines + place]!
      } else if (quantity !== 0) part = scarcest(all, place)
    }
    possible[at] = quantity === 0 ? 0 : quantity * part
  }
  for (const group of work.graph.groupsOfLevel[level]!) shareGroup(all, group, h)
}

/** The part of a line's needs in the period at work that its scarcest component can serve. */
function scarcest({ levelled, whole: { served } }: WholeWork, place: number): number {
  const { start, of } = levelled.components
  let ratio = 1
  for (let k = start[place]!; k < start[place + 1]!; k++) {
    const part = served[of[k]!]!
    if (part < ratio) ratio = part
  }
  return ratio
}

function shareGroup({ work, levelled, whole, lines }: WholeWork, group: number, h: number): void {
  const { graph, horizon, plan } = work
  const { asked, granted } = plan.cube
  const { start, of, per } = levelled.groupLines
  const { possible } = whole
  const row = h * lines
  let hours = 0
  for (let k = start[group]!; k < start[group + 1]!; k++) hours += possible[row + of[k]!]! * per[k]!
  const left = hoursLeft(work, group, h)
  const at = group * horizon + h
  asked[at] = hours
  granted[at] = hours > left ? left / hours : 1
  addUpLoad(work, graph.groupResource[group]!, h)
}
