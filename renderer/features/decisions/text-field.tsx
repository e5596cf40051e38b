import { Input } from 'antd'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { Draft } from './use-draft'

interface TextFieldProps {
  readonly draft: Draft
  readonly field: 'reason' | 'assumptions'
}

export function TextField({ draft: { values, change }, field }: TextFieldProps) {
  const { t } = useTranslation()
  const id = useId()
  return (
    <div className="decision-field">
      <label htmlFor={id}>{t(`decisions.${field}`)}</label>
      <Input.TextArea
        id={id}
        value={values[field]}
        maxLength={4000}
        rows={4}
        placeholder={t(`decisions.${field}Hint`)}
        onChange={({ target }) => change({ [field]: target.value })}
      />
    </div>
  )
}
