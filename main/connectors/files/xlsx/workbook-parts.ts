/** What a workbook says of itself: its sheets, shared texts, and which cell formats are dates. */
import { posix } from 'node:path'
import { SSF } from 'xlsx'
import { fileTooLarge, fileUnreadable } from '../../reasons'
import { readPart } from './xml-part'
import { attribute } from './xml-scanner'
import type { ZipFile } from './zip-file'

export interface SheetPart {
  readonly name: string
  readonly hidden: boolean
  /** Name of the entry. */
  readonly part: string
}

export interface WorkbookParts {
  readonly sheets: readonly SheetPart[]
  readonly date1904: boolean
  readonly texts: readonly string[]
  /** By index of a cell's format. */
  readonly dateFormats: readonly boolean[]
}

const mostTexts = 2_000_000
const mostTextLength = 128 * 1024 * 1024

/** Relations of a part: id to target and type. */
async function relationsOf(
  zip: ZipFile,
  part: string,
  file: string,
  signal: AbortSignal,
): Promise<Map<string, { readonly target: string; readonly type: string }>> {
  const relations = new Map<string, { target: string; type: string }>()
  const folder = posix.dirname(part)
  await readPart(
    zip,
    posix.join(folder, '_rels', `${posix.basename(part)}.rels`),
    file,
    {
      open(name, attributes) {
        if (name !== 'Relationship') return
        const target = attribute(attributes, 'Target') ?? ''
        const path = target.startsWith('/')
          ? target.slice(1)
          : posix.join(folder === '.' ? '' : folder, target)
        const type = (attribute(attributes, 'Type') ?? '').split('/').at(-1) ?? ''
        relations.set(attribute(attributes, 'Id') ?? '', { target: path, type })
      },
    },
    signal,
  )
  return relations
}

async function textsOf(
  zip: ZipFile,
  part: string,
  file: string,
  signal: AbortSignal,
): Promise<string[]> {
  const texts: string[] = []
  let current = ''
  let inText = false
  // Readings of Chinese and Japanese characters stand beside the text and are no part of it.
  let inReading = false
  let length = 0
  await readPart(
    zip,
    part,
    file,
    {
      open(name) {
        if (name === 'si') current = ''
        else if (name === 'rPh') inReading = true
        else if (name === 't') inText = !inReading
      },
      text(text) {
        if (inText) current += text
      },
      close(name) {
        if (name === 't') inText = false
        else if (name === 'rPh') inReading = false
        else if (name === 'si') {
          length += current.length
          if (texts.length >= mostTexts || length > mostTextLength)
            throw fileTooLarge(file, 'too_large_unpacked', part)
          texts.push(current)
        }
      },
    },
    signal,
  )
  return texts
}

async function dateFormatsOf(
  zip: ZipFile,
  part: string,
  file: string,
  signal: AbortSignal,
): Promise<boolean[]> {
  const codes = new Map<number, string>()
  const formats: boolean[] = []
  let inCells = false
  const isDate = (id: number): boolean => {
    const code = codes.get(id) ?? SSF.get_table()[id]
    return typeof code === 'string' && SSF.is_date(code)
  }
  await readPart(
    zip,
    part,
    file,
    {
      open(name, attributes) {
        if (name === 'numFmt')
          codes.set(
            Number(attribute(attributes, 'numFmtId')),
            attribute(attributes, 'formatCode') ?? '',
          )
        else if (name === 'cellXfs') inCells = true
        else if (name === 'xf' && inCells && formats.length < 100_000)
          formats.push(isDate(Number(attribute(attributes, 'numFmtId') ?? 0)))
      },
      close(name) {
        if (name === 'cellXfs') inCells = false
      },
    },
    signal,
  )
  return formats
}

/** The parts of a workbook in the format of Excel. FILE_UNREADABLE where there is no workbook in the file. */
export async function workbookParts(
  zip: ZipFile,
  file: string,
  signal: AbortSignal,
): Promise<WorkbookParts> {
  const roots = await relationsOf(zip, '', file, signal)
  const main =
    [...roots.values()].find(({ type }) => type === 'officeDocument')?.target ?? 'xl/workbook.xml'
  const listed: { name: string; hidden: boolean; id: string }[] = []
  let date1904 = false
  const there = await readPart(
    zip,
    main,
    file,
    {
      open(name, attributes) {
        if (name === 'workbookPr')
          date1904 = /^(?:1|true)$/.test(attribute(attributes, 'date1904') ?? '')
        if (name !== 'sheet') return
        listed.push({
          name: attribute(attributes, 'name') ?? '',
          hidden: (attribute(attributes, 'state') ?? 'visible') !== 'visible',
          id:
            attribute(attributes, 'r:id') ?? /\bid\s*=\s*["']([^"']*)/.exec(attributes)?.[1] ?? '',
        })
      },
    },
    signal,
  )
  if (!there) throw fileUnreadable(file, 'not_a_workbook', main)
  const relations = await relationsOf(zip, main, file, signal)
  const partOf = (kind: string) => [...relations.values()].find(({ type }) => type === kind)?.target
  const folder = posix.dirname(main)
  return {
    date1904,
    sheets: listed.flatMap(({ name, hidden, id }) => {
      const found = relations.get(id)
      return found?.type === 'worksheet' ? [{ name, hidden, part: found.target }] : []
    }),
    texts: await textsOf(
      zip,
      partOf('sharedStrings') ?? `${folder}/sharedStrings.xml`,
      file,
      signal,
    ),
    dateFormats: await dateFormatsOf(zip, partOf('styles') ?? `${folder}/styles.xml`, file, signal),
  }
}
