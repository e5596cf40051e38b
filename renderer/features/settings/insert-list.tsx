/** Words that can stand in a formula, with what they mean; a click writes one. Arrow keys move within the list. */
import { type KeyboardEvent, useId } from 'react'
import { useTranslation } from 'react-i18next'

export interface Insertable {
  readonly key: string
  /** Shown in place of the key: a function with its arguments. */
  readonly word?: string
  readonly label: string
  readonly explanation: string
  /** What is written; `|` where the typing goes on. */
  readonly text: string
}

interface InsertListProps {
  readonly title: string
  readonly entries: readonly Insertable[]
  readonly insert: (text: string) => void
}

function moveFocus(event: KeyboardEvent<HTMLUListElement>): void {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
  if (step === 0) return
  event.preventDefault()
  const buttons = [...event.currentTarget.querySelectorAll('button')]
  const at = buttons.indexOf(document.activeElement as HTMLButtonElement)
  buttons[Math.min(buttons.length - 1, Math.max(0, at + step))]?.focus()
}

export function InsertList({ title, entries, insert }: InsertListProps) {
  const { t } = useTranslation()
  const heading = useId()
  return (
    <section className="insert-list" aria-labelledby={heading}>
      <h3 id={heading}>{title}</h3>
      <ul onKeyDown={moveFocus}>
        {entries.map(({ key, word = key, label, explanation, text }, at) => (
          <li key={key}>
            <button
              type="button"
              tabIndex={at === 0 ? 0 : -1}
              aria-label={t('formulas.insert', { name: key })}
              aria-description={explanation}
              title={explanation}
              onClick={() => insert(text)}
            >
              <code>{word}</code> <span>{label}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
