/** Who carries it out, and by when. */
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { usePeople } from '../../app/app-queries'
import { useFormat } from '../../ui/use-format'
import type { Draft } from '../decisions/use-draft'

export function TypedOwner({ draft: { values, change } }: { readonly draft: Draft }) {
  const { t } = useTranslation()
  const format = useFormat()
  const id = useId()
  const people = usePeople().data ?? []
  return (
    <div className="typing-pair">
      <div>
        <label htmlFor={`${id}owner`}>{t('decisions.owner')}</label>
        <select
          id={`${id}owner`}
          value={values.owner ?? ''}
          onChange={({ target }) => change({ owner: target.value || null })}
        >
          <option value="">{t('decisions.ownerHint')}</option>
          {people.map(({ person, name, role }) => (
            <option key={person} value={person}>
              {format.name(name)} · {t(`app.role_${role}`)}
            </option>
          ))}
        </select>
      </div>
      <div>
        <label htmlFor={`${id}due`}>{t('decisions.due')}</label>
        <input
          id={`${id}due`}
          type="date"
          value={values.due ?? ''}
          onChange={({ target }) => change({ due: target.value || null })}
        />
      </div>
    </div>
  )
}
