/** The sample company as rows that a test may spoil, written out as the files a connector reads. */
import {
  copyFileSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { closeConnection, openSnapshot, type RuleQuestion, runRules } from '@main/store/reading'
import type { Assessment } from '@shared/model/quality/assessment'
import { qualityRules } from '@shared/model/quality/quality-rules'
import { shippedSettings } from '@shared/model/quality/rule-settings'
import { parse } from 'csv-parse/sync'

const source = resolve(import.meta.dirname, '../../../resources/sample-company')

export type Row = Record<string, string>

export interface EditableCompany {
  rows(entity: string): Row[]
  /** Replaces the rows of an entity. */
  put(entity: string, rows: Row[]): void
  /** Writes every file into the folder; answers it. */
  write(folder: string): string
}

const cell = (text: string) => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)

/** Time of the files: a week before it nothing is stale. */
const fileTime = new Date('2026-11-15T08:00:00.000Z')

export function editableCompany(): EditableCompany {
  const tables = new Map<string, Row[]>()
  const others: string[] = []
  for (const entry of readdirSync(source, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name)
    if (entry.name.endsWith('.csv'))
      tables.set(
        basename(entry.name, '.csv'),
        parse(readFileSync(path), { columns: true, bom: true }),
      )
    else if (entry.name.endsWith('.xlsx')) others.push(path)
  }
  const headings = new Map([...tables].map(([name, rows]) => [name, Object.keys(rows[0]!)]))
  return {
    rows: (entity) => tables.get(entity)!,
    put: (entity, rows) => tables.set(entity, rows),
    write(folder) {
      mkdirSync(folder, { recursive: true })
      for (const path of others) copyFileSync(path, join(folder, basename(path)))
      for (const [name, rows] of tables) {
        const heading = headings.get(name)!
        const lines = rows.map((row) => heading.map((h) => cell(row[h] ?? '')).join(','))
        writeFileSync(join(folder, `${name}.csv`), `${[heading.join(','), ...lines].join('\n')}\n`)
      }
      for (const name of readdirSync(folder)) utimesSync(join(folder, name), fileTime, fileTime)
      return folder
    },
  }
}

export const asShipped = qualityRules.map((rule) => ({
  rule: rule.key,
  settings: shippedSettings(rule),
}))

/** What the rules say of a sealed snapshot, asked on this thread. */
export function assess(
  folder: string,
  snapshot: string,
  more: Partial<RuleQuestion> = {},
): Assessment {
  const db = openSnapshot(folder, snapshot)
  try {
    return runRules(db, { rules: asShipped, previous: {}, known: [], ...more })
  } finally {
    closeConnection(db)
  }
}

/** Things and rows by rule; rules that found nothing are left out. */
export const countsOf = ({ rules }: Assessment): Record<string, readonly [number, number]> =>
  Object.fromEntries(
    rules.filter(({ rows }) => rows > 0).map(({ rule, things, rows }) => [rule, [things, rows]]),
  )
