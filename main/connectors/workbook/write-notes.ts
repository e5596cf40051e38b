/** Notes of cells: their texts, and the yellow boxes that show them. */
import type { BookNote } from './book-shape'
import { columnName } from './write-sheet'
import { xmlHead, xmlText } from './xml-text'

export function notesXml(notes: readonly BookNote[]): string {
  const authors = [...new Set(notes.map(({ author }) => author))]
  const listed = notes.map(
    ({ row, column, author, text }) =>
      `<comment ref="${columnName(column)}${row + 1}" authorId="${authors.indexOf(author)}"><text><r><t xml:space="preserve">${xmlText(text)}</t></r></text></comment>`,
  )
  return `${xmlHead}<comments xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><authors>${authors.map((author) => `<author>${xmlText(author)}</author>`).join('')}</authors><commentList>${listed.join('')}</commentList></comments>`
}

/** Excel shows no note without its box, which is drawn in a language of its own. */
export function noteBoxesXml(notes: readonly BookNote[]): string {
  const boxes = notes.map(
    ({ row, column, text }, at) =>
      `<v:shape id="_x0000_s${1025 + at}" type="#_x0000_t202" style="position:absolute;margin-left:60pt;margin-top:2pt;width:200pt;height:${40 + 12 * Math.min(12, text.split('\n').length)}pt;z-index:${at + 1};visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto"><v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/><v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox><x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>${column + 1}, 15, ${row}, 2, ${column + 4}, 15, ${row + 5}, 4</x:Anchor><x:AutoFill>False</x:AutoFill><x:Row>${row}</x:Row><x:Column>${column}</x:Column></x:ClientData></v:shape>`,
  )
  return `<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel"><o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="1"/></o:shapelayout><v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>${boxes.join('')}</xml>`
}
