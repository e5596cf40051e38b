/** Shows the brief of a cell: under the mouse after a moment, where the cell has something to tell; of any cell with Alt+I. */
import type { CellPlace } from '@shared/contract/planning-calls'
import { useEffect, useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import { useTranslation } from 'react-i18next'
import { create } from 'zustand'
import { type CellUnder, cellUnder, tellsMore } from '../../grid/cell-under'
import { BriefCard } from './brief-card'
import './brief-card.css'

const useAsked = create<{ readonly times: number }>(() => ({ times: 0 }))

/** Shows the brief of the cell with the cursor, as Alt+I does. */
export const askBrief = (): void => useAsked.setState(({ times }) => ({ times: times + 1 }))

interface Shown {
  readonly place: CellPlace
  readonly changed: boolean
  readonly box: DOMRect
}

interface BriefHostProps {
  readonly scenario: string
  /** The place of a row that is on the screen. */
  readonly placeOf: (row: string, period: string) => CellPlace | null
}

/** Long enough to pass over cells without a card at each. */
const delay = 450
const width = 320
const margin = 8

export function BriefHost({ scenario, placeOf }: BriefHostProps) {
  const { t } = useTranslation()
  const [shown, setShown] = useState<Shown | null>(null)
  const newest = useRef(placeOf)
  newest.current = placeOf
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    let over: HTMLElement | null = null
    const hide = (): void => {
      clearTimeout(timer)
      over = null
      setShown(null)
    }
    const show = (cell: CellUnder): void => {
      const place = newest.current(cell.row, cell.period)
      const changed = cell.element.classList.contains('cell-changed')
      if (place && cell.element.isConnected)
        setShown({ place, changed, box: cell.element.getBoundingClientRect() })
    }
    const moved = (event: MouseEvent): void => {
      const cell = cellUnder(event.target)
      if (cell?.element === over) return
      hide()
      over = cell?.element ?? null
      if (cell && tellsMore(cell) && event.buttons === 0)
        timer = setTimeout(() => show(cell), delay)
    }
    const pressed = (event: KeyboardEvent): void => {
      if (event.altKey && event.code === 'KeyI' && !event.ctrlKey && !event.metaKey) {
        event.preventDefault()
        showFocused()
      } else hide()
    }
    const showFocused = (): void => {
      const cell = cellUnder(document.activeElement)
      if (cell) show(cell)
    }
    // The menu it was chosen in gives the keyboard back first.
    const stop = useAsked.subscribe(() => setTimeout(showFocused))
    document.addEventListener('mouseover', moved)
    document.addEventListener('mousedown', hide)
    document.addEventListener('wheel', hide, { passive: true })
    window.addEventListener('keydown', pressed)
    return () => {
      clearTimeout(timer)
      stop()
      document.removeEventListener('mouseover', moved)
      document.removeEventListener('mousedown', hide)
      document.removeEventListener('wheel', hide)
      window.removeEventListener('keydown', pressed)
    }
  }, [])
  if (!shown) return null
  const { box, place, changed } = shown
  const below = box.bottom < window.innerHeight * 0.6
  return createPortal(
    <div
      className="brief-card"
      role="tooltip"
      aria-label={t('notes.briefTitle')}
      style={{
        width,
        left: Math.max(margin, Math.min(box.left, window.innerWidth - width - margin)),
        ...(below ? { top: box.bottom + 4 } : { bottom: window.innerHeight - box.top + 4 }),
      }}
    >
      <BriefCard scenario={scenario} place={place} changed={changed} />
    </div>,
    document.body,
  )
}
