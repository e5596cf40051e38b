/** A cell of a spreadsheet as an entry. What spreadsheets show of a number is taken; what would mean something else when typed is not. */
import type { EntryFault } from '@shared/model/cell-entry/entry-shape'
import { parseEntry } from '@shared/model/cell-entry/parse-entry'
import { plainCharacters } from '@shared/model/cell-entry/plain-characters'

export type PastedEntry =
  | { readonly ok: true; readonly entry: string }
  | { readonly ok: false; readonly reason: EntryFault }

/** Signs and codes of currencies, before or behind an amount. */
const currency =
  /^(?:[$€£¥￥]|cny|rmb|usd|eur|gbp|jpy)\s*|\s*(?:[$€£¥￥元]|cny|rmb|usd|eur|gbp|jpy)$/giu

/** Spreadsheets write a negative number with a minus or in brackets; in the grammar of a cell a minus takes away instead. */
const negative = /^(?:-\s*[\d.,]|\(.*\)$|[\d.,]+-$)/

/** Accounting formats print a dash for zero. */
const nothing = /^[-–—]$/

export function pastedEntry(cell: string, locale: string): PastedEntry {
  const text = plainCharacters(cell).trim().replace(/^'/, '').replace(currency, '').trim()
  if (nothing.test(text)) return { ok: true, entry: '0' }
  if (negative.test(text)) return { ok: false, reason: 'negative' }
  const entry = parseEntry(text, locale)
  return entry.kind === 'error' ? { ok: false, reason: entry.reason } : { ok: true, entry: text }
}

/** Where numbers of a block can only be meant with a decimal comma, and none only with a point, the whole block has commas. */
export function localeOfTable(table: readonly (readonly string[])[], usual: string): string {
  const other = parseEntry('1,5', usual).kind === 'error' ? 'de-DE' : 'en-US'
  let forOther = false
  for (const row of table)
    for (const cell of row) {
      if (!/\d[.,]\d/.test(cell)) continue
      const asUsual = pastedEntry(cell, usual).ok
      const asOther = pastedEntry(cell, other).ok
      if (asUsual && !asOther) return usual
      if (asOther && !asUsual) forOther = true
    }
  return forOther ? other : usual
}
