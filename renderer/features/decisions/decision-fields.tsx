import { DatePicker, Input, Select } from 'antd'
import dayjs from 'dayjs'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { usePeople } from '../../app/app-queries'
import { useFormat } from '../../ui/use-format'
import { TextField } from './text-field'
import type { Draft } from './use-draft'

/** Question, reason, assumptions, owner and due date. */
export function DecisionFields({ draft }: { readonly draft: Draft }) {
  const { t } = useTranslation()
  const { values, change } = draft
  const id = useId()
  return (
    <>
      <div className="decision-field decision-question-field">
        <label htmlFor={`${id}question`}>{t('decisions.question')}</label>
        <Input
          id={`${id}question`}
          value={values.question}
          maxLength={500}
          placeholder={t('decisions.questionHint')}
          onChange={({ target }) => change({ question: target.value })}
        />
      </div>
      <div className="decision-pair">
        <TextField draft={draft} field="reason" />
        <TextField draft={draft} field="assumptions" />
      </div>
      <OwnerAndDue draft={draft} />
    </>
  )
}

function OwnerAndDue({ draft: { values, change } }: { readonly draft: Draft }) {
  const { t } = useTranslation()
  const format = useFormat()
  const id = useId()
  const people = usePeople().data ?? []
  return (
    <div className="decision-pair">
      <div className="decision-field">
        <label htmlFor={`${id}owner`}>{t('decisions.owner')}</label>
        <Select<string>
          id={`${id}owner`}
          showSearch={{ optionFilterProp: 'label' }}
          allowClear
          placeholder={t('decisions.ownerHint')}
          value={values.owner}
          options={people.map(({ person, name, role }) => ({
            value: person,
            label: `${format.name(name)} · ${t(`app.role_${role}`)}`,
          }))}
          onChange={(owner) => change({ owner: owner ?? null })}
        />
      </div>
      <div className="decision-field">
        <label htmlFor={`${id}due`}>{t('decisions.due')}</label>
        <DatePicker
          id={`${id}due`}
          value={values.due ? dayjs(values.due) : null}
          onChange={(due) => change({ due: due ? due.format('YYYY-MM-DD') : null })}
        />
      </div>
    </div>
  )
}
