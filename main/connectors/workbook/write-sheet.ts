/** Writes one sheet of a workbook, row by row. */
import type { BookCell, BookColumn, BookRow, BookSheet } from './book-shape'
import type { StyleSheet } from './style-sheet'
import { xmlHead, xmlText } from './xml-text'
import type { ZipPart } from './zip-writer'

const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

/** `A` for 0, `AA` for 26. */
export function columnName(column: number): string {
  let name = ''
  for (let at = column + 1; at > 0; at = Math.floor((at - 1) / 26))
    name = String.fromCharCode(65 + ((at - 1) % 26)) + name
  return name
}

/** No cell holds more than this. */
const longestText = 32_767

function cellXml(cell: BookCell, at: string, styles: StyleSheet): string {
  const { value } = cell
  const named = `<c r="${at}" s="${styles.of(cell.style)}"`
  if (value === null || (typeof value === 'number' && !Number.isFinite(value))) return `${named}/>`
  if (typeof value === 'number') return `${named}><v>${value}</v></c>`
  const text = xmlText(value.slice(0, longestText))
  return `${named} t="inlineStr"><is><t xml:space="preserve">${text}</t></is></c>`
}

function rowXml(row: BookRow, index: number, names: string[], styles: StyleSheet): string {
  const number = index + 1
  const { height, hidden, outline } = row
  let xml = `<row r="${number}"`
  if (height !== undefined) xml += ` ht="${height}" customHeight="1"`
  if (hidden) xml += ' hidden="1"'
  if (outline) xml += ` outlineLevel="${Math.min(7, outline)}"`
  xml += '>'
  row.cells.forEach((cell, column) => {
    if (!cell) return
    names[column] ??= columnName(column)
    xml += cellXml(cell, `${names[column]}${number}`, styles)
  })
  return `${xml}</row>`
}

function paneXml({ rows, columns }: NonNullable<BookSheet['frozen']>): string {
  const corner = `${columnName(columns)}${rows + 1}`
  const pane = rows > 0 && columns > 0 ? 'bottomRight' : rows > 0 ? 'bottomLeft' : 'topRight'
  const split = `${columns > 0 ? ` xSplit="${columns}"` : ''}${rows > 0 ? ` ySplit="${rows}"` : ''}`
  return `<pane${split} topLeftCell="${corner}" activePane="${pane}" state="frozen"/><selection pane="${pane}" activeCell="${corner}" sqref="${corner}"/>`
}

const columnXml = ({ width, hidden, outline }: BookColumn, at: number): string =>
  `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"${hidden ? ' hidden="1"' : ''}${outline ? ` outlineLevel="${Math.min(7, outline)}"` : ''}/>`

/** `noted`: the sheet has notes, written beside it. `first`: it is the one shown. */
export function writeSheet(
  part: ZipPart,
  sheet: BookSheet,
  styles: StyleSheet,
  { noted, first, deepest }: { noted: boolean; first: boolean; deepest: number },
): void {
  const { columns, frozen } = sheet
  const columnOutline = Math.max(0, ...columns.map(({ outline = 0 }) => outline))
  part.write(
    `${xmlHead}<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="${relations}"><sheetPr><outlinePr summaryBelow="0" summaryRight="0"/>${sheet.landscape ? '<pageSetUpPr fitToPage="1"/>' : ''}</sheetPr><sheetViews><sheetView${first ? ' tabSelected="1"' : ''} showGridLines="0" workbookViewId="0">${frozen ? paneXml(frozen) : ''}</sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"${deepest > 0 ? ` outlineLevelRow="${Math.min(7, deepest)}"` : ''}${columnOutline > 0 ? ` outlineLevelCol="${columnOutline}"` : ''}/>`,
  )
  if (columns.length > 0) part.write(`<cols>${columns.map(columnXml).join('')}</cols>`)
  part.write('<sheetData>')
  const names: string[] = []
  let index = 0
  for (const row of sheet.rows) {
    part.write(rowXml(row, index, names, styles))
    index += 1
  }
  part.write('</sheetData>')
  if (sheet.isProtected)
    part.write(
      '<sheetProtection sheet="1" objects="1" scenarios="1" formatCells="0" formatColumns="0" formatRows="0" autoFilter="0"/>',
    )
  if (sheet.landscape)
    part.write(
      '<pageMargins left="0.4" right="0.4" top="0.5" bottom="0.5" header="0.3" footer="0.3"/><pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/>',
    )
  if (noted) part.write('<legacyDrawing r:id="rId1"/>')
  part.write('</worksheet>')
  part.end()
}
