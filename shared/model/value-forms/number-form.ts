/** How a number is written: which mark divides its decimals, what stands around it. */

export type DecimalMark = '.' | ','

export interface NumberForm {
  /** The mark the writing proves; `either` where it may divide decimals or group thousands; null where it holds neither. */
  readonly mark: DecimalMark | 'either' | null
  /** What separates thousands, where that can be told. */
  readonly group: ',' | '.' | ' ' | "'" | null
  readonly percent: boolean
  /** `$`, `EUR` … as written; empty where none. */
  readonly currency: string
  readonly scientific: boolean
  /** Digits and marks alone, with a leading minus where negative. */
  readonly body: string
}

const around =
  /^(?<lead>[¥￥$€£₩₹]|(?:CNY|RMB|USD|EUR|GBP|JPY|HKD|CHF|AUD|CAD|TWD|KRW|INR|SGD|US\$)(?=[\s\d.,+-]))?\s*(?<body>[+\-−(]?\s*[¥￥$€£]?\s*[\d.,'’\u00a0\u2007\u202f ]*\d[\d.,]*(?:[eE][+-]?\d{1,3})?\s*[)-]?)\s*(?<tail>%|‰|[¥￥$€£元]|万元|(?:CNY|RMB|USD|EUR|GBP|JPY|HKD|CHF|AUD|CAD|TWD|KRW|INR|SGD))?$/

const plainDigits = /^\d+$/
const dotDecimal = /^(?:\d+\.\d*|\.\d+)$/
const commaDecimal = /^\d+,\d+$/
const eitherGroup = /^[1-9]\d{0,2}[.,]\d{3}$/
const commaGroups = /^(?:\d{1,3}(?:,\d{3})+|\d{1,2}(?:,\d{2})+,\d{3})(?:\.\d+)?$/
const dotGroups = /^\d{1,3}(?:\.\d{3})+(?:,\d+)?$/
const spaceGroups = /^\d{1,3}(?:[\s\u00a0\u2007\u202f]\d{3})+(?:[.,]\d+)?$/
const markGroups = /^\d{1,3}(?:['’]\d{3})+(?:[.,]\d+)?$/
const exponent = /[eE][+-]?\d{1,3}$/
const simple = /^-?\d{1,15}(?:\.\d{1,9})?$/

const none = { percent: false, currency: '', scientific: false }

/** How a trimmed text writes a number, or null where it writes none. */
export function numberForm(text: string): NumberForm | null {
  const first = text.charCodeAt(0)
  // The usual case, without the long way.
  if (((first >= 48 && first <= 57) || first === 45) && simple.test(text)) {
    const dot = text.indexOf('.')
    const body = text
    if (dot < 0) return { mark: null, group: null, body, ...none }
    const unsigned = first === 45 ? text.slice(1) : text
    return { mark: eitherGroup.test(unsigned) ? 'either' : '.', group: null, body, ...none }
  }
  if (text.length > 48 || !/[\d０-９]/.test(text)) return null
  const plain = /[\uff00-\uffef]/.test(text) ? text.normalize('NFKC') : text
  const found = around.exec(plain)?.groups
  const form = found ? formOf(found) : null
  return form ?? bracketed(plain)
}

/** `(1,234.50 EUR)`: negative, with a currency inside the brackets. */
function bracketed(text: string): NumberForm | null {
  const inner = /^\(([^()]+)\)$/.exec(text)?.[1]?.trim()
  const found = inner === undefined ? undefined : around.exec(inner)?.groups
  const form = found ? formOf(found) : null
  return form && !form.body.startsWith('-') ? { ...form, body: `-${form.body}` } : null
}

function formOf(found: Readonly<Record<string, string | undefined>>): NumberForm | null {
  let body = (found.body ?? '').trim()
  const tail = found.tail ?? ''
  let negative = false
  if (body.startsWith('(')) {
    if (!body.endsWith(')')) return null
    body = body.slice(1, -1).trim()
    negative = true
  } else if (body.endsWith(')')) return null
  const sign = body[0]
  if (sign === '-' || sign === '−' || sign === '+') {
    negative = sign !== '+'
    body = body.slice(1).trim()
  }
  if (body.endsWith('-')) {
    if (negative) return null
    negative = true
    body = body.slice(0, -1).trim()
  }
  const inner = /^[¥￥$€£]/.exec(body)?.[0] ?? ''
  if (inner) body = body.slice(1).trim()
  const percent = tail === '%' || tail === '‰'
  const currency = found.lead ?? (inner || (percent ? '' : tail))
  const scientific = exponent.test(body)
  const shape = shapeOf(scientific ? body.replace(exponent, '') : body)
  if (!shape) return null
  return { ...shape, percent, currency, scientific, body: `${negative ? '-' : ''}${body}` }
}

function shapeOf(digits: string): Pick<NumberForm, 'mark' | 'group'> | null {
  if (plainDigits.test(digits)) return { mark: null, group: null }
  if (eitherGroup.test(digits)) return { mark: 'either', group: null }
  if (dotDecimal.test(digits)) return { mark: '.', group: null }
  if (commaDecimal.test(digits)) return { mark: ',', group: null }
  if (commaGroups.test(digits)) return { mark: '.', group: ',' }
  if (dotGroups.test(digits)) return { mark: ',', group: '.' }
  const group = spaceGroups.test(digits) ? ' ' : markGroups.test(digits) ? "'" : null
  if (group === null) return null
  const mark = digits.includes(',') ? ',' : digits.includes('.') ? '.' : null
  return { mark, group }
}

/** The number a form stands for where `decimal` divides decimals; percent as shares. NaN where the writing contradicts the mark beyond doubt cannot happen: a proven mark wins. */
export function valueOfForm(form: NumberForm, decimal: DecimalMark): number {
  const mark = form.mark === 'either' || form.mark === null ? decimal : form.mark
  const other = mark === '.' ? ',' : '.'
  const digits = form.body.replaceAll(other, '').replace(/[\s\u00a0\u2007\u202f'’]/g, '')
  const value = Number(mark === ',' ? digits.replace(',', '.') : digits)
  return form.percent ? Number((value / 100).toPrecision(15)) : value
}

/** The number as the data standard writes it, or the text itself where it is none. */
export function plainNumberText(text: string, decimal: DecimalMark): string {
  const form = numberForm(text.trim())
  if (!form || form.scientific) return text
  const value = valueOfForm(form, decimal)
  return Number.isFinite(value) ? String(value) : text
}
