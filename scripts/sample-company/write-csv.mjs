import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'

const needsQuotes = /[",\r\n]/

function cell(value) {
  if (value === null || value === undefined) return ''
  const written = String(value)
  return needsQuotes.test(written) ? `"${written.replaceAll('"', '""')}"` : written
}

/** One line of headings, then one per row; every line ends with a line feed. */
export function writeCsv(path, fields, rows) {
  const lines = [fields.join(',')]
  for (const row of rows) lines.push(fields.map((field) => cell(row[field])).join(','))
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, `${lines.join('\n')}\n`)
}
