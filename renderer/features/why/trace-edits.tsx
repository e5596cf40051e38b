/** Who wrote what into the cell, when and why; and the drivers at work on it. */
import type { TraceEdit, Why } from '@shared/contract/why-calls'
import { useTranslation } from 'react-i18next'
import { usePersonName } from '../../app/use-person-name'
import { scenarioName } from '../../ui/scenario-name'
import { useFormat } from '../../ui/use-format'
import { useReasonText } from '../notes/reason-words'
import { useDriverText } from '../scenarios/driver-words'
import { useTraceWords } from './trace-words'

function Edit({ edit, here }: { readonly edit: TraceEdit; readonly here: string }) {
  const { t } = useTranslation()
  const format = useFormat()
  const nameOf = usePersonName()
  const words = useTraceWords()
  const reason = useReasonText()(edit)
  const what = edit.place
    ? t(edit.entry ? 'why.editWrote' : 'why.editCleared', {
        entry: edit.entry ?? '',
        measure: words.word(edit.place.measure),
        where: words.where(edit.place),
      })
    : words.word(edit.measure)
  const facts = [
    t('why.editLines', { count: edit.lines }),
    edit.rule ? t('why.editRule', { rule: edit.rule }) : '',
    edit.scenario === here
      ? ''
      : t('why.editIn', { scenario: scenarioName(t, edit.scenario, edit.scenarioName) }),
    edit.stands ? '' : t('why.editOver'),
  ]
  return (
    <li className={edit.stands ? undefined : 'written-over'}>
      <div className="trace-row">
        <span className="trace-name">{what}</span>
        <b>
          {t('why.editResult', {
            before: edit.before === null ? '–' : words.figure(edit.before, 'quantity'),
            after: edit.after === null ? '–' : words.figure(edit.after, 'quantity'),
          })}
        </b>
      </div>
      <p className="trace-note">
        {t('why.changedBy', { person: nameOf(edit.author), at: format.dateTime(edit.at) })}
        {' · '}
        {facts.filter(Boolean).join(' · ')}
      </p>
      <p className={reason ? 'edit-reason' : 'trace-note'}>
        {reason ? t('why.editReason', { reason }) : t('why.noReason')}
      </p>
    </li>
  )
}

export function TraceEdits({ why }: { readonly why: Why }) {
  const { t } = useTranslation()
  const driverText = useDriverText()
  return (
    <>
      {why.edits.length > 0 ? (
        <section>
          <h3>{t('why.edits')}</h3>
          <ul className="trace-list">
            {why.edits.map((edit) => (
              <Edit key={`${edit.position} ${edit.measure}`} edit={edit} here={why.scenario} />
            ))}
          </ul>
        </section>
      ) : null}
      {why.locked > 0 ? (
        <p className="trace-note">{t('why.locked', { count: why.locked })}</p>
      ) : null}
      {why.drivers.length > 0 ? (
        <section>
          <h3>{t('why.drivers')}</h3>
          <ul className="trace-list">
            {why.drivers.map(({ driver, note, assumption }) => (
              <li key={driver}>
                {driverText(assumption)}
                {note ? <p className="trace-note">{note}</p> : null}
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </>
  )
}
