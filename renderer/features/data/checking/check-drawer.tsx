/** Files checked as they are, before anything is imported. */
import { AutoComplete, Button, Drawer } from 'antd'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { wireErrorOf } from '../../../app/wire-error'
import { EmptyState } from '../../../ui/empty-state'
import { errorText } from '../../../ui/error-text'
import { Loading } from '../../../ui/loading'
import { useConnections } from '../data-queries'
import { useFileCheck } from './check-queries'
import { CheckedResult } from './checked-result'
import './checking.css'

export function CheckDrawer({ close }: { readonly close: () => void }) {
  const { t } = useTranslation()
  const id = useId()
  const { check, start, stop } = useFileCheck()
  const folders = (useConnections().data ?? []).flatMap(({ type, settings }) =>
    type === 'files' && settings.folder ? [settings.folder] : [],
  )
  const [path, setPath] = useState<string>()
  const shown = path ?? folders[0] ?? ''
  const begin = () => {
    if (shown.trim() !== '' && !check.isPending) start(shown)
  }
  return (
    <Drawer open onClose={close} size={1040} title={t('data.checkFiles')}>
      <p className="secondary">{t('data.checkFilesHint')}</p>
      <form
        className="check-form"
        onSubmit={(event) => {
          event.preventDefault()
          begin()
        }}
      >
        <label htmlFor={id}>{t('data.checkPath')}</label>
        <AutoComplete
          id={id}
          value={shown}
          onChange={setPath}
          options={[...new Set(folders)].map((value) => ({ value }))}
        />
        <Button type="primary" htmlType="submit" disabled={shown.trim() === '' || check.isPending}>
          {t('data.checkStart')}
        </Button>
        {check.isPending ? <Button onClick={stop}>{t('data.checkStop')}</Button> : null}
      </form>
      <div aria-live="polite">
        {check.isPending ? (
          <>
            <p className="secondary small">{t('data.checkRunning')}</p>
            <Loading />
          </>
        ) : check.error ? (
          <Failed error={check.error} />
        ) : check.data ? (
          <CheckedResult checked={check.data} />
        ) : null}
      </div>
    </Drawer>
  )
}

function Failed({ error }: { readonly error: unknown }) {
  const { t } = useTranslation()
  const wire = wireErrorOf(error)
  if (wire.code === 'CANCELLED') return <p className="secondary">{t('data.checkStopped')}</p>
  return <EmptyState title={t('app.loadFailed')} text={errorText(t, wire)} />
}
