import { AutoComplete, Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { expressionText, type Json, readExpression } from './mapping-document'

interface ExpressionInputProps {
  readonly label: string
  readonly value: Json | undefined
  readonly columns: readonly string[]
  readonly placeholder?: string
  /** What the services say is wrong with it. */
  readonly fault?: string | undefined
  /** Null while what is typed is not whole. */
  readonly change: (typed: { readonly value: Json | undefined } | null) => void
}

/** An expression to type: a column picked or named, a number, or an operation as JSON. */
export function ExpressionInput({
  label,
  value,
  columns,
  placeholder,
  fault,
  change,
}: ExpressionInputProps) {
  const { t } = useTranslation()
  const [typed, setTyped] = useState(() => expressionText(value))
  const [isWhole, setWhole] = useState(true)
  const type = (text: string) => {
    setTyped(text)
    try {
      change({ value: readExpression(text) })
      setWhole(true)
    } catch {
      change(null)
      setWhole(false)
    }
  }
  const said = isWhole ? fault : t('data.mappingNotWhole')
  const asked = typed.trim().toLowerCase()
  const fitting = columns.filter((name) => name.toLowerCase().includes(asked) && name !== typed)
  return (
    <>
      <AutoComplete
        className="mapping-expression"
        aria-label={label}
        value={typed}
        options={fitting.map((name) => ({ value: expressionText(name), label: name }))}
        onChange={type}
        {...(said ? { status: 'error' as const } : {})}
      >
        <Input.TextArea
          aria-label={label}
          className="monospace"
          spellCheck={false}
          placeholder={placeholder ?? ''}
          rows={1}
        />
      </AutoComplete>
      {said ? <div className="bad small">{said}</div> : null}
    </>
  )
}
