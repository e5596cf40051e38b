/** Asks for the reason of an edit right at the cell: a digit or Enter is enough, and typing goes on. */
import { Button } from 'antd'
import { type KeyboardEvent, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../ui/use-format'
import { useEditReasons } from '../notes/note-queries'
import { useEditOptions } from './edit-options'
import { useEditQuestions } from './edit-questions'
import './reason-question.css'

const width = 260

/** Below the cell the cursor is on, above it where there is no room; in the middle where there is no cell. */
function placeAt(element: Element | null, height: number): { left: number; top: number } {
  const box = element?.closest('.ag-cell')?.getBoundingClientRect()
  if (!box) return { left: window.innerWidth / 2 - width / 2, top: window.innerHeight / 4 }
  const lowest = window.innerHeight - height - 8
  return {
    left: Math.max(8, Math.min(box.left, window.innerWidth - width - 8)),
    top: Math.max(
      8,
      box.bottom + 4 <= lowest ? box.bottom + 4 : Math.min(box.top - height - 4, lowest),
    ),
  }
}

/** The digit that chooses the entry at a place of the list; none behind the tenth. */
const digitOf = (at: number): string => (at < 10 ? String((at + 1) % 10) : '')

export function ReasonQuestion() {
  const asked = useEditQuestions((state) => state.reason)
  return asked ? <Question /> : null
}

function Question() {
  const { t } = useTranslation()
  const format = useFormat()
  const codes = useEditReasons().data?.codes ?? []
  const answer = useEditQuestions((state) => state.answerReason)
  const last = useEditOptions((state) => state.lastReasonCode)
  const [cameFrom] = useState(() => document.activeElement)
  const panel = useRef<HTMLDivElement>(null)
  const list = useRef<HTMLDivElement>(null)
  const back = useRef<HTMLButtonElement>(null)
  const marked = Math.max(
    0,
    codes.findIndex(({ code }) => code === last),
  )
  const count = codes.length
  // As tall as the list makes it.
  // biome-ignore lint/correctness/useExhaustiveDependencies: again when the list comes
  useLayoutEffect(() => {
    const { left, top } = placeAt(cameFrom, panel.current?.offsetHeight ?? 0)
    panel.current?.style.setProperty('translate', `${left}px ${top}px`)
  }, [cameFrom, count])
  useEffect(() => {
    // The list may come after the question: until then the way back has the keys.
    const buttons = list.current?.querySelectorAll<HTMLElement>('button')
    if (buttons) (count > 0 ? buttons[marked] : back.current)?.focus()
  }, [marked, count])
  const choose = (code: string | null): void => {
    answer(code)
    // Where the typing was going on.
    if (cameFrom instanceof HTMLElement && cameFrom.isConnected) cameFrom.focus()
  }
  const pressed = (event: KeyboardEvent): void => {
    event.stopPropagation()
    const buttons = [...(list.current?.querySelectorAll<HTMLElement>('button') ?? [])]
    const at = buttons.indexOf(document.activeElement as HTMLElement)
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    const digit = codes.find((_, place) => digitOf(place) === event.key)
    if (event.key === 'Escape') choose(null)
    else if (digit) choose(digit.code)
    else if (step) buttons[(at + step + buttons.length) % buttons.length]?.focus()
    else return
    event.preventDefault()
  }
  return createPortal(
    <div
      ref={panel}
      className="reason-question"
      role="dialog"
      aria-modal="true"
      aria-label={t('notes.reasonAsk')}
      style={{ width }}
      onKeyDown={pressed}
    >
      <h2>{t('notes.reasonAsk')}</h2>
      <p>{t('notes.reasonAskText')}</p>
      <div ref={list}>
        {codes.map(({ code, name }, at) => (
          <button key={code} type="button" onClick={() => choose(code)}>
            <kbd>{digitOf(at)}</kbd>
            {format.name(name)}
          </button>
        ))}
      </div>
      <p>{t('notes.reasonKeys')}</p>
      <Button ref={back} size="small" onClick={() => choose(null)}>
        {t('app.cancel')}
      </Button>
    </div>,
    document.body,
  )
}
