import { type XmlHandler, XmlRefused, XmlScanner } from '@main/connectors/files/xlsx/xml-scanner'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

/** What the scanner says of a text that comes in `pieces`; texts next to each other are one. */
function eventsOf(pieces: readonly string[]): string[] {
  const events: string[] = []
  let text = ''
  const say = (event: string) => {
    if (text !== '') events.push(`text ${text}`)
    text = ''
    events.push(event)
  }
  const handler: XmlHandler = {
    open: (name, attributes) => say(`open ${name} ${attributes}`),
    text: (more) => {
      text += more
    },
    close: (name) => say(`close ${name}`),
  }
  const scanner = new XmlScanner(handler)
  for (const piece of pieces) scanner.push(piece)
  scanner.end()
  return events
}

const piecesOf = (all: string, size: number): string[] =>
  Array.from({ length: Math.ceil(all.length / size) }, (_, at) =>
    all.slice(at * size, (at + 1) * size),
  )

test('brackets and quotes within quotes are part of the attribute', () => {
  expect(eventsOf([`<a x="1>2" y='"' z="'">t</a>`])).toEqual([
    `open a x="1>2" y='"' z="'"`,
    'text t',
    'close a',
  ])
})

test('however the text is cut, the same is said', () => {
  const all = `<?xml version="1.0"?><!-- a > b --><s:sheet n="a>b"><row r='1'><c t="s"><v>1 &lt; 2</v></c>
    <c><![CDATA[<v>]]></c></row><row/><e k = "x &gt; 'y'" /></s:sheet>`
  const whole = eventsOf([all])
  expect(whole).toContain('close sheet')
  fc.assert(
    fc.property(fc.array(fc.nat(all.length), { maxLength: 40 }), (cuts) => {
      const places = [0, ...cuts.sort((a, b) => a - b), all.length]
      const pieces = places.slice(1).map((to, at) => all.slice(places[at], to))
      expect(eventsOf(pieces)).toEqual(whole)
    }),
  )
})

// Each of these costs its length; looked at again with every sign or every piece it would be hours.
describe('what is long', () => {
  const many = 4_000_000
  test.each([
    ['brackets in an attribute', `<a x="${'>'.repeat(many)}"/>`],
    ['quotes in a tag', `<a ${`x=''`.repeat(many / 4)}/>`],
    ['tags after the last quote', `<r x="1">${'<a/>'.repeat(many / 4)}</r>`],
    ['a tag that ends late', `<a x="${' '.repeat(many)}" ${'y '.repeat(many)}/>`],
    ['a text', `<a>${'x'.repeat(many)}</a>`],
    ['a comment', `<a><!--${'-'.repeat(many)}--></a>`],
  ])('%s', (_, all) => {
    let seen = 0
    const count = () => {
      seen += 1
    }
    for (const size of [1_000, all.length]) {
      const scanner = new XmlScanner({ open: count, text: () => undefined, close: count })
      for (const piece of piecesOf(all, size)) scanner.push(piece)
      scanner.end()
    }
    expect(seen).toBeGreaterThanOrEqual(4)
  })

  test('without an end is refused', () => {
    const scanner = new XmlScanner({
      open: () => undefined,
      text: () => undefined,
      close: () => undefined,
    })
    scanner.push('<a x="')
    const piece = '>'.repeat(1 << 20)
    expect(() => {
      for (let at = 0; at < 40; at++) scanner.push(piece)
    }).toThrow(XmlRefused)
  })
})
