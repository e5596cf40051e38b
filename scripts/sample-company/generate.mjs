/** Writes the sample company: `node scripts/sample-company/generate.mjs [folder]`. */
import { join } from 'node:path'
import { headings } from './data-standard-headings.mjs'
import { wholeCompany } from './whole-company.mjs'
import { writeCsv } from './write-csv.mjs'
import { writeWorkbook } from './write-workbook.mjs'

const beside = join(import.meta.dirname, '../../resources/sample-company')
const target = process.argv[2] ?? beside

const company = wholeCompany()
for (const { folder, name, fields } of headings) {
  const rows = company[name]
  if (name === 'budget') writeWorkbook(join(target, folder, 'budget.xlsx'), name, fields, rows)
  else writeCsv(join(target, folder, `${name}.csv`), fields, rows)
  console.log(`${folder}/${name}: ${rows.length}`)
}
