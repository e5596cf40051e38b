/** Names a cell, whatever path of the hierarchy led to it. */
import type { Selection } from '../contract/planning-calls'

/** A selection in one spelling: above an item nothing needs to be named. */
export const selectionKey = (where: Selection): string =>
  Object.entries(where)
    .filter(([attribute]) => !('item' in where) || !['family', 'category'].includes(attribute))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([attribute, code]) => `${attribute}=${encodeURIComponent(code)}`)
    .join('|')

/** A row of a plan: what is selected and which measure. */
export const rowPlaceKey = (where: Selection, measure: string): string =>
  `${selectionKey(where)}|${measure}`
