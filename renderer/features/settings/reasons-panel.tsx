/** The reasons planners choose from, and who must give one. */
import {
  type EditReason,
  type EditReasons,
  editReasons,
  reasonedSides,
} from '@shared/model/edit-reasons'
import { planners, policyKeepers } from '@shared/model/roles'
import { App, Button, Input, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSession } from '../../app/app-queries'
import { LoadFailed } from '../../ui/load-failed'
import { Loading } from '../../ui/loading'
import { Panel } from '../../ui/panel'
import { useEditReasons, useSetEditReasons } from './settings-queries'

export function ReasonsPanel() {
  const { t } = useTranslation()
  const reasons = useEditReasons()
  return (
    <Panel title={t('notes.reasonsTitle')}>
      {reasons.error ? (
        <LoadFailed error={reasons.error} retry={() => void reasons.refetch()} />
      ) : reasons.data ? (
        // Drawn anew when somebody else sets it.
        <ReasonsForm key={JSON.stringify(reasons.data)} reasons={reasons.data} />
      ) : (
        <Loading />
      )}
    </Panel>
  )
}

function ReasonsForm({ reasons }: { readonly reasons: EditReasons }) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const [draft, change] = useState(reasons)
  const role = useSession().data?.role
  const may = role !== undefined && policyKeepers.includes(role)
  const set = useSetEditReasons(() => void message.success(t('notes.reasonsSaved')))
  const checked = editReasons.safeParse(draft)
  const put = (at: number, next: EditReason | null): void =>
    change({ ...draft, codes: draft.codes.flatMap((one, k) => (k === at ? (next ?? []) : one)) })
  return (
    <>
      <p className="policy-note">{t('notes.reasonsHint')}</p>
      <table className="people reasons">
        <thead>
          <tr>
            <th scope="col">{t('notes.reasonsCode')}</th>
            <th scope="col">{t('notes.reasonsEnglish')}</th>
            <th scope="col">{t('notes.reasonsChinese')}</th>
            <td />
          </tr>
        </thead>
        <tbody>
          {draft.codes.map((one, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a code changes while it is typed
            <tr key={at}>
              <td>
                <Input
                  size="small"
                  disabled={!may}
                  aria-label={t('notes.reasonsCode')}
                  value={one.code}
                  onChange={(event) => put(at, { ...one, code: event.target.value })}
                />
              </td>
              {(['en', 'zh'] as const).map((language) => (
                <td key={language}>
                  <Input
                    size="small"
                    disabled={!may}
                    aria-label={t(
                      language === 'en' ? 'notes.reasonsEnglish' : 'notes.reasonsChinese',
                    )}
                    value={one.name[language]}
                    onChange={(event) =>
                      put(at, { ...one, name: { ...one.name, [language]: event.target.value } })
                    }
                  />
                </td>
              ))}
              <td>
                {may ? (
                  <Button
                    size="small"
                    type="text"
                    aria-label={`${t('app.remove')}: ${one.code}`}
                    onClick={() => put(at, null)}
                  >
                    ✕
                  </Button>
                ) : null}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {may ? (
        <Button
          size="small"
          type="link"
          onClick={() =>
            change({
              ...draft,
              codes: [...draft.codes, { code: '', name: { zh: '', en: '' } }],
            })
          }
        >
          {t('notes.reasonsAdd')}
        </Button>
      ) : null}
      <p className="policy-note">{t('notes.reasonsRequired')}</p>
      <div className="settings-rows">
        {reasonedSides.map((side) => (
          <div key={side} className="reasons-required">
            {t(`notes.reasonsRequired_${side}`)}
            <Select
              mode="multiple"
              showSearch={{ optionFilterProp: 'label' }}
              size="small"
              disabled={!may}
              aria-label={t(`notes.reasonsRequired_${side}`)}
              value={draft.required[side]}
              placeholder={t('app.none')}
              options={planners.map((value) => ({ value, label: t(`app.role_${value}`) }))}
              onChange={(chosen) =>
                change({ ...draft, required: { ...draft.required, [side]: chosen } })
              }
            />
          </div>
        ))}
        {may ? (
          <>
            {checked.success ? null : (
              <p role="alert" className="bad small">
                {t('notes.reasonsFault')}
              </p>
            )}
            <Button
              type="primary"
              size="small"
              className="policy-save"
              disabled={draft === reasons || !checked.success}
              loading={set.isPending}
              onClick={() => set.mutate(draft)}
            >
              {t('app.save')}
            </Button>
          </>
        ) : (
          <span className="secondary small">{t('app.policyReadOnly')}</span>
        )}
      </div>
    </>
  )
}
