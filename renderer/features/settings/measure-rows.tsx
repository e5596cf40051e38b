/** Rows of the list of measures: what each figure is called, how it is made and what it means. */
import type { Result } from '@shared/contract/contract'
import { inputsOf, type Measure } from '@shared/model/measures/measure-shape'
import { Button } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useMeasureWords } from '../../app/measure-words'
import { usePersonName } from '../../app/use-person-name'
import { useFormat } from '../../ui/use-format'
import { faultText } from './formula-verdict'

export type ListedMeasure = Result<'measures.list'>[number]

interface CellsProps {
  readonly measure: Pick<Measure, 'key' | 'level' | 'unit'>
  readonly name: string
  readonly total: ReactNode
  readonly made: ReactNode
  readonly meaning: ReactNode
}

function Cells({ measure: { key, level, unit }, name, total, made, meaning }: CellsProps) {
  const { t } = useTranslation()
  return (
    <tr>
      <th scope="row">
        {name}
        <code>{key}</code>
      </th>
      <td>{t(`formulas.level_${level}`)}</td>
      <td>{t(`formulas.unit_${unit}`)}</td>
      <td>{total}</td>
      <td>{made}</td>
      <td>{meaning}</td>
    </tr>
  )
}

export function DeclaredRow({ measure }: { readonly measure: Measure }) {
  const { t } = useTranslation()
  const { name, explanation } = useMeasureWords()
  const { across, overTime, editable } = measure
  const total =
    across.kind === 'ratio'
      ? t('formulas.across_ratio', { of: name(across.of), to: name(across.to) })
      : across.kind === 'weighted'
        ? t('formulas.across_weighted', { by: name(across.by) })
        : t(`formulas.across_${across.kind}`)
  const inputs = inputsOf(measure).map(name).join(', ')
  return (
    <Cells
      measure={measure}
      name={name(measure.key)}
      total={
        <>
          {total}
          <small>{t(`formulas.time_${overTime}`)}</small>
        </>
      }
      made={
        <>
          {inputs || t('formulas.readsNothing')}
          {editable ? <small>✎ {t('formulas.typed')}</small> : null}
        </>
      }
      meaning={explanation(measure.key)}
    />
  )
}

interface OwnRowProps {
  readonly measure: ListedMeasure
  /** Absent for whoever may not. */
  readonly edit?: (() => void) | undefined
}

export function OwnRow({ measure, edit }: OwnRowProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const person = usePersonName()
  const name = format.name(measure.name)
  const { across, formula, fault, savedBy, savedAt } = measure
  return (
    <Cells
      measure={measure}
      name={name}
      total={t(`formulas.across_${across}`)}
      made={<code>{formula}</code>}
      meaning={
        <div className="own-meaning">
          <span>
            {t('formulas.savedBy', { person: person(savedBy), time: format.dateTime(savedAt) })}
            {fault ? (
              <small className="bad">
                {t('formulas.noLongerHolds', { fault: faultText(t, fault) })}
              </small>
            ) : null}
          </span>
          {edit ? (
            <Button size="small" aria-label={t('formulas.editWhat', { name })} onClick={edit}>
              {t('formulas.edit')}
            </Button>
          ) : null}
        </div>
      }
    />
  )
}
