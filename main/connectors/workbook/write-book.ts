/** Writes a workbook as an XLSX file (ECMA-376), sheet by sheet and row by row. */
import type { BookSheet } from './book-shape'
import { createStyleSheet } from './style-sheet'
import { noteBoxesXml, notesXml } from './write-notes'
import { writeSheet } from './write-sheet'
import { xmlHead, xmlText } from './xml-text'
import { createZip } from './zip-writer'

const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packages = 'http://schemas.openxmlformats.org/package/2006'
const kinds = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

export interface BookToWrite {
  readonly title: string
  readonly creator: string
  /** ISO time. */
  readonly created: string
  readonly sheets: readonly (BookSheet & {
    /** The greatest outline level of its rows, which must be known before they are. */
    readonly deepest?: number
  })[]
}

/** Excel's rules: 31 characters, none of `[]:*?/\`, no apostrophe at either end; each name once. */
export function sheetNames(wanted: readonly string[]): string[] {
  const taken = new Set<string>()
  return wanted.map((name) => {
    const clean = name.replaceAll(/[[\]:*?/\\\p{Cc}]/gu, ' ').replaceAll(/^'+|'+$/g, '')
    const base = clean.trim().slice(0, 28) || 'Sheet'
    let free = base
    for (let n = 2; taken.has(free.toLowerCase()); n++) free = `${base} ${n}`
    taken.add(free.toLowerCase())
    return free
  })
}

const relation = (id: string, kind: string, target: string): string =>
  `<Relationship Id="${id}" Type="${office}/${kind}" Target="${target}"/>`

const relations = (list: readonly string[]): string =>
  `${xmlHead}<Relationships xmlns="${packages}/relationships">${list.join('')}</Relationships>`

/** The bytes of the file. Texts are written as texts, so that none of them is calculated. */
export function writeBook({
  title,
  creator,
  created,
  sheets,
}: BookToWrite): Uint8Array<ArrayBuffer> {
  const zip = createZip()
  const styles = createStyleSheet()
  const names = sheetNames(sheets.map(({ name }) => name))
  const put = (name: string, text: string): void => {
    const part = zip.part(name)
    part.write(text)
    part.end()
  }
  const noted = sheets.map(({ notes = [] }) => notes.length > 0)
  const numbers = sheets.map((_, at) => at + 1)
  const override = (name: string, kind: string): string =>
    `<Override PartName="${name}" ContentType="${kind}"/>`
  put(
    '[Content_Types].xml',
    `${xmlHead}<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="vml" ContentType="application/vnd.openxmlformats-officedocument.vmlDrawing"/>${override('/xl/workbook.xml', `${kinds}.sheet.main+xml`)}${numbers.map((n) => override(`/xl/worksheets/sheet${n}.xml`, `${kinds}.worksheet+xml`)).join('')}${numbers
      .filter((n) => noted[n - 1])
      .map((n) => override(`/xl/comments${n}.xml`, `${kinds}.comments+xml`))
      .join(
        '',
      )}${override('/xl/styles.xml', `${kinds}.styles+xml`)}${override('/docProps/core.xml', 'application/vnd.openxmlformats-package.core-properties+xml')}</Types>`,
  )
  put(
    '_rels/.rels',
    relations([
      relation('rId1', 'officeDocument', 'xl/workbook.xml'),
      `<Relationship Id="rId2" Type="${packages}/relationships/metadata/core-properties" Target="docProps/core.xml"/>`,
    ]),
  )
  put(
    'docProps/core.xml',
    `${xmlHead}<cp:coreProperties xmlns:cp="${packages}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${xmlText(title)}</dc:title><dc:creator>${xmlText(creator)}</dc:creator><dcterms:created xsi:type="dcterms:W3CDTF">${xmlText(created)}</dcterms:created></cp:coreProperties>`,
  )
  put(
    'xl/workbook.xml',
    `${xmlHead}<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="${office}"><bookViews><workbookView xWindow="0" yWindow="0" windowWidth="28800" windowHeight="15000"/></bookViews><sheets>${sheets.map(({ concealed }, at) => `<sheet name="${xmlText(names[at]!)}" sheetId="${at + 1}"${concealed ? ' state="veryHidden"' : ''} r:id="rId${at + 1}"/>`).join('')}</sheets></workbook>`,
  )
  put(
    'xl/_rels/workbook.xml.rels',
    relations([
      ...numbers.map((n) => relation(`rId${n}`, 'worksheet', `worksheets/sheet${n}.xml`)),
      relation(`rId${sheets.length + 1}`, 'styles', 'styles.xml'),
    ]),
  )
  sheets.forEach((sheet, at) => {
    const n = at + 1
    const { notes = [], deepest = 0 } = sheet
    const part = zip.part(`xl/worksheets/sheet${n}.xml`)
    writeSheet(part, sheet, styles, { noted: notes.length > 0, first: at === 0, deepest })
    if (notes.length === 0) return
    put(
      `xl/worksheets/_rels/sheet${n}.xml.rels`,
      relations([
        relation('rId1', 'vmlDrawing', `../drawings/vmlDrawing${n}.vml`),
        relation('rId2', 'comments', `../comments${n}.xml`),
      ]),
    )
    put(`xl/comments${n}.xml`, notesXml(notes))
    put(`xl/drawings/vmlDrawing${n}.vml`, noteBoxesXml(notes))
  })
  put('xl/styles.xml', styles.xml())
  return zip.finish()
}
