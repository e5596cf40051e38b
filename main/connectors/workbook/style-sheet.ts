/** Gathers the styles of cells as they are met, and writes them as the workbook's style part. */
import type { CellStyle } from './book-shape'
import { xmlHead, xmlText } from './xml-text'

/** Each different text once, in the order met; answers its place. */
function distinct(...first: string[]) {
  const places = new Map(first.map((one, at) => [one, at]))
  return {
    at(text: string): number {
      const known = places.get(text)
      if (known !== undefined) return known
      places.set(text, places.size)
      return places.size - 1
    },
    list: () => [...places.keys()],
  }
}

const family = '<name val="Calibri"/><family val="2"/>'
/** Numbers below this are formats that every program knows. */
const firstFormat = 164

export interface StyleSheet {
  /** The number that cells name the style by. */
  of(style: CellStyle): number
  xml(): string
}

export function createStyleSheet(): StyleSheet {
  const formats = distinct()
  const fonts = distinct(`<font><sz val="10"/>${family}</font>`)
  const fills = distinct(
    '<fill><patternFill patternType="none"/></fill>',
    '<fill><patternFill patternType="gray125"/></fill>',
  )
  const borders = distinct('<border><left/><right/><top/><bottom/><diagonal/></border>')
  const cells = distinct('<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>')
  const known = new Map<CellStyle, number>()

  function place(style: CellStyle): number {
    const { bold, italic, size = 10, colour, fill, line, align, indent, unlocked } = style
    const format = style.format === undefined ? 0 : firstFormat + formats.at(style.format)
    const font = fonts.at(
      `<font>${bold ? '<b/>' : ''}${italic ? '<i/>' : ''}<sz val="${size}"/>${colour ? `<color rgb="FF${colour}"/>` : ''}${family}</font>`,
    )
    const filled = fill
      ? fills.at(
          `<fill><patternFill patternType="solid"><fgColor rgb="FF${fill}"/><bgColor indexed="64"/></patternFill></fill>`,
        )
      : 0
    const border = line
      ? borders.at(
          `<border><left/><right/><top/><bottom style="thin"><color rgb="FF${line}"/></bottom><diagonal/></border>`,
        )
      : 0
    const placed = align ?? (indent ? 'left' : undefined)
    const alignment = placed
      ? `<alignment horizontal="${placed}"${indent ? ` indent="${indent}"` : ''} vertical="center"/>`
      : ''
    const protection = unlocked ? '<protection locked="0"/>' : ''
    return cells.at(
      `<xf numFmtId="${format}" fontId="${font}" fillId="${filled}" borderId="${border}" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1" applyProtection="1"${style.quoted ? ' quotePrefix="1"' : ''}>${alignment}${protection}</xf>`,
    )
  }

  const listed = (name: string, list: readonly string[]): string =>
    list.length === 0 ? '' : `<${name} count="${list.length}">${list.join('')}</${name}>`

  return {
    of(style) {
      const found = known.get(style) ?? place(style)
      known.set(style, found)
      return found
    },
    xml() {
      const numbers = formats
        .list()
        .map((code, at) => `<numFmt numFmtId="${firstFormat + at}" formatCode="${xmlText(code)}"/>`)
      return `${xmlHead}<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">${listed('numFmts', numbers)}${listed('fonts', fonts.list())}${listed('fills', fills.list())}${listed('borders', borders.list())}<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>${listed('cellXfs', cells.list())}<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`
    },
  }
}
