/** Which signs end segments and separate their elements. */
import type { SegmentWords } from '../../mapping/record-shape'

export interface SegmentSigns {
  readonly end: string
  readonly element: string
  readonly component: string
  /** Takes the next sign its meaning; empty where there is none. */
  readonly release: string
}

const ofEdifact: SegmentSigns = { end: "'", element: '+', component: ':', release: '?' }
/** Length of `ISA` up to its end: its elements have fixed lengths. */
const isaLength = 106
const unaLength = 9

/** How much of the text has to be there to tell. */
export const signsKnownAfter = isaLength

/** What a text that starts so says of its signs; null where it says nothing. `after` is where its segments begin. */
export function statedSigns(text: string): { signs: SegmentSigns; after: number } | null {
  if (text.startsWith('UNA') && text.length >= unaLength) {
    const [component = '', element = '', , release = '', , end = ''] = text.slice(3, unaLength)
    const signs = { end, element, component, release: release === ' ' ? '' : release }
    return { signs, after: unaLength }
  }
  if (text.startsWith('ISA') && text.length >= isaLength) {
    const element = text[3] ?? ''
    const component = text[isaLength - 2] ?? ''
    const end = text[isaLength - 1] ?? ''
    const elements = text.slice(0, isaLength - 1).split(element).length - 1
    // An ISA of other lengths does not tell.
    return elements === 16 ? { signs: { end, element, component, release: '' }, after: 0 } : null
  }
  return null
}

/** What a text says that starts so, then what is declared. */
export function signsOf(start: string, declared: SegmentWords): SegmentSigns {
  const stated = statedSigns(start)?.signs
  const usual = stated ?? ofEdifact
  return {
    end: declared.segment_end ?? usual.end,
    element: declared.element ?? usual.element,
    component: declared.component ?? usual.component,
    // Who says how segments end, and not of a release character, has none.
    release: declared.release ?? (stated || !declared.segment_end ? usual.release : ''),
  }
}
