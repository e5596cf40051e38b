/** Under the formula: understood, or the place that is not, and why. */
import type { FormulaCheck } from '@shared/contract/measure-calls'
import { faultInWords } from '@shared/messages/fault-words'
import type { FormulaFault } from '@shared/model/formula/formula-shape'
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'

/** "At character 14: …" */
export const faultText = (t: TFunction, fault: FormulaFault): string =>
  t('formulas.faultAt', {
    place: fault.start + 1,
    fault: faultInWords(
      (key, values) => t(key as 'formulas.title', { ...values, defaultValue: '' }) || undefined,
      fault,
    ),
  })

interface FormulaVerdictProps {
  readonly formula: string
  readonly check: FormulaCheck | undefined
}

export function FormulaVerdict({ formula, check }: FormulaVerdictProps) {
  const { t } = useTranslation()
  return (
    <div className="formula-verdict" role="status">
      {check === undefined ? (
        <span className="secondary">{t('formulas.formulaHint')}</span>
      ) : check.ok ? (
        <span className="good">
          ✓{' '}
          {check.reads.length === 0
            ? t('formulas.formulaGood')
            : t('formulas.formulaReads', { keys: check.reads.join(', ') })}
        </span>
      ) : (
        <>
          <FaultPlace formula={formula} fault={check.fault} />
          <span className="bad">{faultText(t, check.fault)}</span>
        </>
      )}
    </div>
  )
}

/** The formula once more, the wrong place underlined, with a caret below it. */
function FaultPlace({
  formula,
  fault: { start, end },
}: {
  readonly formula: string
  readonly fault: FormulaFault
}) {
  return (
    <pre className="formula-fault" aria-hidden="true">
      {formula.slice(0, start)}
      <mark>{formula.slice(start, end) || ' '}</mark>
      {formula.slice(end)}
    </pre>
  )
}
