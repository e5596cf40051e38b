/** Walks through XML as it arrives: tags and texts, no tree. Declarations of entities are refused, so nothing can expand. */

export interface XmlHandler {
  /** `attributes` is the text between name and bracket; names come without their prefix. */
  open(name: string, attributes: string): void
  text(text: string): void
  close(name: string): void
}

/** What the scanner refuses, for the reason of the error. */
export class XmlRefused extends Error {
  readonly reason: 'holds_entities' | 'nested_too_deeply' | 'malformed'
  constructor(reason: XmlRefused['reason']) {
    super(reason)
    this.reason = reason
  }
}

const deepest = 128
/** A tag or a text without an end. */
const longest = 16 * 1024 * 1024
const bracket = 0x3e
const quote = 0x22
const apostrophe = 0x27

const named: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }

/** Text with its character references replaced; unknown ones stay as they are. */
export const unescapeXml = (text: string): string =>
  text.includes('&')
    ? text.replace(
        /&(?:#x([0-9a-fA-F]{1,6})|#(\d{1,7})|(\w{1,8}));/g,
        (all, hex, decimal, name) => {
          if (typeof name === 'string') return named[name] ?? all
          const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16)
          return code <= 0x10ffff ? String.fromCodePoint(code) : all
        },
      )
    : text

/** The value of an attribute, or undefined. */
export function attribute(attributes: string, name: string): string | undefined {
  for (let at = attributes.indexOf(name); at >= 0; at = attributes.indexOf(name, at + 1)) {
    const before = attributes.charCodeAt(at - 1)
    if (at > 0 && before > 32) continue
    let next = at + name.length
    while (attributes.charCodeAt(next) <= 32) next += 1
    if (attributes[next] !== '=') continue
    next += 1
    while (attributes.charCodeAt(next) <= 32) next += 1
    const quote = attributes[next]
    if (quote !== '"' && quote !== "'") return undefined
    const end = attributes.indexOf(quote, next + 1)
    return end < 0 ? undefined : unescapeXml(attributes.slice(next + 1, end))
  }
  return undefined
}

export class XmlScanner {
  readonly #handler: XmlHandler
  #rest = ''
  /** What came since the rest was looked at. */
  #waiting: string[] = []
  #waits = 0
  #depth = 0

  constructor(handler: XmlHandler) {
    this.#handler = handler
  }

  push(text: string): void {
    this.#waiting.push(text)
    this.#waits += text.length
    // A rest without an end is looked at again once it has doubled, so that a long one costs no more than its length.
    if (this.#waits >= this.#rest.length) this.#scan(false)
  }

  end(): void {
    this.#scan(true)
    if (this.#depth > 0) throw new XmlRefused('malformed')
  }

  #scan(last: boolean): void {
    const all = this.#rest + this.#waiting.join('')
    this.#waiting = []
    this.#waits = 0
    let at = 0
    for (;;) {
      const open = all.indexOf('<', at)
      if (open < 0) {
        if (last && at < all.length) this.#handler.text(unescapeXml(all.slice(at)))
        this.#rest = last ? '' : all.slice(at)
        break
      }
      const end = endOfTag(all, open)
      if (end < 0) {
        if (last) throw new XmlRefused('malformed')
        this.#rest = all.slice(at)
        break
      }
      if (open > at) this.#handler.text(unescapeXml(all.slice(at, open)))
      this.#tag(all, open, end)
      at = end
    }
    if (this.#rest.length > longest) throw new XmlRefused('malformed')
  }

  #tag(all: string, open: number, end: number): void {
    const sign = all[open + 1]
    if (sign === '!') {
      if (all.startsWith('<![CDATA[', open)) this.#handler.text(all.slice(open + 9, end - 3))
      else if (/^<!(?:DOCTYPE|ENTITY)/i.test(all.slice(open, open + 10)))
        throw new XmlRefused('holds_entities')
      return
    }
    if (sign === '?') return
    if (sign === '/') {
      this.#depth -= 1
      if (this.#depth < 0) throw new XmlRefused('malformed')
      this.#handler.close(localName(all.slice(open + 2, end - 1).trimEnd()))
      return
    }
    const closed = all[end - 2] === '/'
    const inside = all.slice(open + 1, closed ? end - 2 : end - 1)
    const space = inside.search(/\s/)
    const name = localName(space < 0 ? inside : inside.slice(0, space))
    this.#handler.open(name, space < 0 ? '' : inside.slice(space + 1))
    if (closed) this.#handler.close(name)
    else {
      this.#depth += 1
      if (this.#depth > deepest) throw new XmlRefused('nested_too_deeply')
    }
  }
}

function localName(name: string): string {
  const colon = name.indexOf(':')
  return colon < 0 ? name : name.slice(colon + 1)
}

/** Behind the bracket that ends the tag at `open`; -1 where it has not come yet. Looks at each sign once. */
function endOfTag(all: string, open: number): number {
  if (all.startsWith('<!--', open)) return after(all, '-->', open + 4)
  if (all.startsWith('<![CDATA[', open)) return after(all, ']]>', open + 9)
  if (all[open + 1] === '!' && all.length - open < 10) return -1
  for (let at = open + 1; at < all.length; at++) {
    const code = all.charCodeAt(at)
    if (code === bracket) return at + 1
    if (code !== quote && code !== apostrophe) continue
    // A bracket may stand inside the quotes of an attribute.
    at = all.indexOf(code === quote ? '"' : "'", at + 1)
    if (at < 0) return -1
  }
  return -1
}

function after(all: string, mark: string, from: number): number {
  const at = all.indexOf(mark, from)
  return at < 0 ? -1 : at + mark.length
}
