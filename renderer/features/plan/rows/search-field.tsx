import { Input, type InputRef } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useRowState } from './row-state'

/** Long enough that a word is not looked for letter by letter. */
const pause = 220

/** Words that lines must hold; Ctrl+Shift+F comes here from anywhere in the plan. */
export function SearchField() {
  const { t } = useTranslation()
  const text = useRowState((state) => state.filter.text ?? '')
  const [typed, setTyped] = useState(text)
  const field = useRef<InputRef>(null)
  useEffect(() => setTyped(text), [text])
  useEffect(() => {
    if (typed === text) return
    const timer = setTimeout(() => {
      const { filter, setFilter } = useRowState.getState()
      setFilter({ ...filter, text: typed })
    }, pause)
    return () => clearTimeout(timer)
  }, [typed, text])
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || !event.shiftKey || event.code !== 'KeyF') return
      event.preventDefault()
      field.current?.focus({ cursor: 'all' })
    }
    window.addEventListener('keydown', pressed)
    return () => window.removeEventListener('keydown', pressed)
  }, [])
  return (
    <Input
      ref={field}
      size="small"
      allowClear
      className="plan-search"
      maxLength={200}
      value={typed}
      placeholder={t('rows.search')}
      aria-label={t('rows.search')}
      onChange={(event) => setTyped(event.target.value)}
    />
  )
}
