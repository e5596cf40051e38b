/** Views kept by name: shown with one click, kept, shared as a file and taken from one. */
import { lookOfRole } from '@shared/model/role-looks'
import { App, Button, Popconfirm } from 'antd'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSession } from '../../../app/app-queries'
import { OpenedPanel } from '../../../ui/opened-panel'
import { usePreferences } from '../plan-preferences'
import { applyView } from './apply-view'
import { useRowState } from './row-state'
import { useImportView, useKeptViews, useRemoveView } from './rows-queries'
import { SaveViewDialog } from './save-view-dialog'
import { shareView } from './share-view'
import { useShownView } from './shown-view'
import './views-menu.css'

export function ViewsMenu() {
  const { t } = useTranslation()
  const [open, setOpen] = useState(false)
  const [saving, setSaving] = useState(false)
  const shown = useShownView()
  return (
    <>
      <OpenedPanel
        name={t('rows.views')}
        placement="bottomLeft"
        open={open}
        onOpenChange={setOpen}
        content={
          <ViewList
            onDone={() => setOpen(false)}
            onSave={() => {
              setOpen(false)
              setSaving(true)
            }}
          />
        }
      >
        <Button size="small" className="views-button" aria-expanded={open}>
          {shown.name === null ? t('rows.views') : t('rows.viewNow', { name: shown.name })}
        </Button>
      </OpenedPanel>
      <SaveViewDialog open={saving} close={() => setSaving(false)} />
    </>
  )
}

interface ViewListProps {
  readonly onDone: () => void
  readonly onSave: () => void
}

function ViewList({ onDone, onSave }: ViewListProps) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const session = useSession().data
  const views = useKeptViews() ?? []
  const shown = useShownView()
  const file = useRef<HTMLInputElement>(null)
  const remove = useRemoveView((name) => void message.info(t('rows.viewRemoved', { name })))
  const take = useImportView((view) => {
    applyView(view)
    void message.success(t('rows.viewImported', { name: view.name }))
    onDone()
  })
  return (
    <div className="views-menu">
      {session ? (
        <button
          type="button"
          className="view-entry"
          onClick={() => {
            const role = views.find((view) => view.role === session.role)
            if (role) applyView(role)
            else {
              usePreferences.getState().change(lookOfRole(session.role))
              useRowState.getState().foldAll()
              useRowState.getState().setFilter({})
              shown.show(null)
            }
            onDone()
          }}
        >
          {t('rows.viewsOfRole', { role: t(`app.role_${session.role}`) })}
        </button>
      ) : null}
      <h3>{t('rows.viewsKept')}</h3>
      {views.length === 0 ? <p className="views-none">{t('rows.viewsNone')}</p> : null}
      <ul>
        {views.map((view) => (
          <li key={view.name}>
            <button
              type="button"
              className="view-entry"
              aria-current={shown.name === view.name ? 'true' : undefined}
              onClick={() => {
                applyView(view)
                onDone()
              }}
            >
              <span>{view.name}</span>
              {view.role ? (
                <small>{t('rows.viewRole', { role: t(`app.role_${view.role}`) })}</small>
              ) : null}
            </button>
            <Button
              size="small"
              type="text"
              aria-label={t('rows.viewShare', { name: view.name })}
              title={t('rows.viewShare', { name: view.name })}
              onClick={() => shareView(view)}
            >
              ⇩
            </Button>
            <Popconfirm
              title={t('rows.viewRemoveSure', { name: view.name })}
              okText={t('rows.viewRemoveNow')}
              cancelText={t('app.cancel')}
              onConfirm={() => remove.mutate({ name: view.name })}
            >
              <Button
                size="small"
                type="text"
                aria-label={t('rows.viewRemove', { name: view.name })}
                title={t('rows.viewRemove', { name: view.name })}
              >
                ×
              </Button>
            </Popconfirm>
          </li>
        ))}
      </ul>
      <footer>
        <Button size="small" type="primary" onClick={onSave}>
          {t('rows.viewSave')}
        </Button>
        <Button size="small" onClick={() => file.current?.click()}>
          {t('rows.viewImport')}
        </Button>
        <input
          ref={file}
          type="file"
          accept=".json,application/json"
          hidden
          data-purpose="view-file"
          onChange={async ({ target }) => {
            const [chosen] = target.files ?? []
            if (chosen) take.mutate({ text: await chosen.text() })
            target.value = ''
          }}
        />
      </footer>
    </div>
  )
}
