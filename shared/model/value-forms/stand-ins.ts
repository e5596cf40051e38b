/** Words that stand where a value should: for none at all, for a failed formula, for a sum of the lines above. */

const words = new Set([
  'n/a',
  'n.a.',
  'n.a',
  '#n/a n/a',
  'na',
  'nan',
  'null',
  '(null)',
  'nil',
  'none',
  '(none)',
  'nd',
  'n.d.',
  'tbd',
  'tba',
  'tbc',
  'to be determined',
  'to be defined',
  'unknown',
  'undefined',
  'missing',
  '(blank)',
  '(empty)',
  '-',
  '--',
  '---',
  '–',
  '—',
  '.',
  '..',
  '...',
  '?',
  '??',
  '???',
  '/',
  '\\',
  '\\n',
  'x',
  'xx',
  'xxx',
  '待定',
  '未定',
  '暂无',
  '无',
  '未知',
  '空',
  '缺失',
  '不详',
  '不适用',
  'k.a.',
  'k. a.',
  'keine angabe',
  'n.v.',
  'sin datos',
  's/d',
  '未填',
  '未填写',
  '－',
  '——',
  '？',
])

/** A lone letter is as often a code; only these are ever taken for a placeholder whatever stands around them. */
const doubtful = new Set([
  'na',
  'nd',
  'x',
  'xx',
  'xxx',
  '.',
  'none',
  'unknown',
  'missing',
  '无',
  '/',
])

/** `yes` for a word that stands for no value, `perhaps` where it may be a code or a name in a column of such. */
export function placeholderIn(text: string): 'yes' | 'perhaps' | 'no' {
  if (text.length > 16) return 'no'
  const word = text.trim().toLowerCase()
  if (!words.has(word)) return 'no'
  return doubtful.has(word) ? 'perhaps' : 'yes'
}

const errorValue =
  /^#(?:N\/A|REF!|VALUE!|DIV\/0!|NAME\?|NUM!|NULL!|SPILL!|CALC!|GETTING_DATA|FIELD!|BLOCKED!|CONNECT!|UNKNOWN!)$|^Err:5\d\d$/i

/** A failed formula of a spreadsheet: `#N/A`, `#REF!` … `Err:502`. */
export const isErrorValue = (text: string): boolean =>
  (text.charCodeAt(0) === 35 || text.startsWith('Err:')) && errorValue.test(text)

const total =
  /^(?:grand[ -]?|sub[ -]?)?(?:totals?|sum|summe|gesamt(?:summe)?|zwischensumme|suma|somme|totale)(?: (?:general|général|amount|\d{4}))?\s*[:：]?$|^(?:合\s*计|总\s*计|小\s*计|总\s*和|汇\s*总|共\s*计|累\s*计|本页小计|合計|総計|小計)\s*[:：]?$/i

const totalWithin =
  /^(?:grand[ -]?|sub[ -]?)?totals?\b|\b(?:sub[ -]?)?totals?\s*[:：]?$|^sum(?:me)?\b|^(?:本[页月季年日周]|当[月日页])?(?:合计|小计|总计|共计|累计|汇总|总数|总额)|(?:合计|小计|总计|汇总|共计|累计)\s*(?:[(（][^()（）]*[)）])?\s*[:：]?$/i

/** A text that may stand for a total beside figures alone: `Total for C100`, `C100 小计`, `合计(元)`. */
export const mayBeTotal = (text: string): boolean => text.length <= 60 && totalWithin.test(text)

const remark =
  /[:：]|[。；！]$|^(?:[*#※]|-{2}|={2}|\/\/|注\d?|备注|说明|制表|审核|打印|导出|数据来源|来源|以上|以下|单位|第\s?\d+\s?页|page\b|notes?\b|source\b|end of\b|printed\b|generated\b|created\b|exported\b|confidential\b|report\b|please\b)/i

/** A text that tells people something about a table; `alone` where nothing else is on its line, not even delimiters. */
export const isNoteText = (text: string, alone: boolean): boolean =>
  remark.test(text) || text.length > 40 || (alone && /\S\s+\S+\s+\S/.test(text))

/** A line that adds up those above it begins with such a word. */
export const isTotalWord = (text: string): boolean => text.length <= 24 && total.test(text.trim())
