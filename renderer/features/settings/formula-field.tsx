/** Where a formula is typed: checked as it stands, with the words it can be made of beside it. */
import { formulaFunctions, functionNames } from '@shared/model/formula/formula-functions'
import type { LineLevel } from '@shared/model/measures/measure-shape'
import { Input } from 'antd'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useMeasureWords } from '../../app/measure-words'
import { FormulaVerdict } from './formula-verdict'
import { InsertList } from './insert-list'
import { insertAt } from './insert-text'
import { useFormulaCheck } from './settings-queries'

interface FormulaFieldProps {
  /** Given by the form. */
  readonly id?: string
  readonly value?: string
  readonly onChange?: (formula: string) => void
  readonly measure: string
  readonly level: LineLevel
}

/** `lag(a, n): of n months before` → how it is called, and what it gives. */
function signatureOf(explanation: string): { readonly word: string; readonly label: string } {
  const colon = explanation.search(/[:：]/)
  return { word: explanation.slice(0, colon), label: explanation.slice(colon + 1).trim() }
}

export function FormulaField({ id, value = '', onChange, measure, level }: FormulaFieldProps) {
  const { t } = useTranslation()
  const words = useMeasureWords()
  const area = useRef<HTMLTextAreaElement | null>(null)
  const check = useFormulaCheck(measure, level, value)
  const insert = (text: string) => {
    const { selectionStart = value.length, selectionEnd = value.length } = area.current ?? {}
    const { formula, caret } = insertAt(value, selectionStart, selectionEnd, text)
    onChange?.(formula)
    // Once the new text stands in the field.
    requestAnimationFrame(() => {
      area.current?.focus()
      area.current?.setSelectionRange(caret, caret)
    })
  }
  return (
    <>
      <Input.TextArea
        {...(id === undefined ? {} : { id })}
        ref={(field) => {
          area.current = field?.resizableTextArea?.textArea ?? null
        }}
        className="formula-text"
        value={value}
        rows={3}
        spellCheck={false}
        autoComplete="off"
        aria-invalid={check?.ok === false}
        onChange={({ target }) => onChange?.(target.value)}
      />
      <FormulaVerdict formula={value} check={check} />
      <div className="insert-lists">
        <InsertList
          title={t('formulas.insertMeasures')}
          insert={insert}
          entries={words
            .of(level)
            .filter((key) => key !== measure)
            .map((key) => ({
              key,
              label: words.name(key),
              explanation: words.explanation(key),
              text: `${key}|`,
            }))}
        />
        <InsertList
          title={t('formulas.insertFunctions')}
          insert={insert}
          entries={functionNames.map((key) => {
            const explanation = t(`formulas.function_${key}`)
            return {
              key,
              ...signatureOf(explanation),
              explanation,
              text: formulaFunctions[key].sample,
            }
          })}
        />
      </div>
    </>
  )
}
