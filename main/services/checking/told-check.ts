/** What a check found, as it is told to a window. */
import { dirname, resolve, sep } from 'node:path'
import type { CheckedFiles } from '@shared/contract/file-check-calls'
import type { FileCheck } from '@shared/model/file-check/file-check'

const mostFiles = 1_000
const mostFindings = 5_000

/** Paths are as they are found from `checked`, the file or folder. */
export function toldCheck({ files, findings }: FileCheck, checked: string): CheckedFiles {
  const alone = files.every(({ path }) => resolve(path) === checked)
  const start = `${alone ? dirname(checked) : checked}${sep}`
  /** A path as it is found from what was checked; what is compared with may begin with one too. */
  const short = (text: string) => (text.startsWith(start) ? text.slice(start.length) : text)
  const counts = { error: 0, warning: 0 }
  for (const { severity, count } of findings) counts[severity] += count
  return {
    files: files.slice(0, mostFiles).map(({ columns, key: _, records, refused, ...file }) => ({
      ...file,
      path: short(file.path),
      dates: [...file.dates],
      columns: columns.length,
      records: records && { kind: records.kind, type: records.type },
      refused: refused && { code: refused.code, reason: refused.reason },
    })),
    filesTotal: files.length,
    findings: findings.slice(0, mostFindings).map((finding) => ({
      ...finding,
      file: short(finding.file),
      examples: finding.examples.map(({ row, value, expected }) => ({
        row,
        value,
        expected: expected === null ? null : short(expected),
      })),
    })),
    findingsTotal: findings.length,
    counts,
  }
}
