/** An edited file beside the plan: what differs, what is taken, what is refused and why. */
import { EvenkeelError } from '@shared/contract/error-codes'
import type { ImportComparison } from '@shared/contract/workbook-calls'
import { Alert, App, Button, Checkbox, Drawer, Segmented } from 'antd'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '../../ui/empty-state'
import { errorText } from '../../ui/error-text'
import { Loading } from '../../ui/loading'
import { scenarioName } from '../../ui/scenario-name'
import { useFormat } from '../../ui/use-format'
import { groupOf, type ImportGroup, isOffered, isSplit } from './import-choices'
import './import-drawer.css'
import { ImportNotes } from './import-notes'
import { ImportTable } from './import-table'
import { ReasonOfImport, useReasonOfImport } from './reason-of-import'
import { useCompareFile, useTakeCells, wireErrorOf } from './workbook-queries'

interface ImportDrawerProps {
  readonly file: File
  readonly chooseAnother: () => void
  readonly close: () => void
}

export function ImportDrawer({ file, chooseAnother, close }: ImportDrawerProps) {
  const { t } = useTranslation()
  const [found, setFound] = useState<ImportComparison | null>(null)
  const [unread, setUnread] = useState<EvenkeelError | null>(null)
  const compare = useCompareFile(setFound)
  const { mutate } = compare
  useEffect(() => {
    setUnread(null)
    void file.arrayBuffer().then(
      (bytes) => mutate({ file: file.name, bytes: new Uint8Array(bytes) }),
      // It went away, or another program holds it.
      () =>
        setUnread(
          new EvenkeelError('FILE_UNREADABLE', { file: file.name, reason: 'not_readable' }),
        ),
    )
  }, [file, mutate])
  const failed = unread ?? compare.error
  return (
    <Drawer open size={920} onClose={close} title={t('workbooks.title', { file: file.name })}>
      {failed ? (
        <Alert
          type="error"
          showIcon
          title={errorText(t, wireErrorOf(failed))}
          action={<Button onClick={chooseAnother}>{t('workbooks.chooseAnother')}</Button>}
        />
      ) : found ? (
        <Found found={found} close={close} />
      ) : (
        <>
          <Loading />
          <p className="import-origin">{t('workbooks.reading')}</p>
        </>
      )}
    </Drawer>
  )
}

const shows = ['all', 'clean', 'conflict', 'confirm', 'refused'] as const
type Shown = (typeof shows)[number]

function Found({ found, close }: { readonly found: ImportComparison; readonly close: () => void }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { message } = App.useApp()
  const { cells, provenance, notes } = found
  const [shown, show] = useState<Shown>('all')
  const [confirmed, confirm] = useState(false)
  const [chosen, choose] = useState<readonly number[]>(() =>
    cells.filter(({ state }) => state === 'clean').map(({ cell }) => cell),
  )
  const said = useReasonOfImport()
  const take = useTakeCells(({ count, refused }) => {
    void message.success(t('workbooks.taken', { count }))
    if (refused > 0) void message.warning(t('workbooks.takenRefused', { count: refused }))
    close()
  })
  const count = (group: ImportGroup): number => cells.filter((one) => groupOf(one) === group).length
  // Sets: a file may have changed a hundred thousand cells.
  const conflicts = new Set(
    cells.filter(({ state }) => state === 'conflict').map(({ cell }) => cell),
  )
  const splits = new Set(cells.filter(isSplit).map(({ cell }) => cell))
  const going = chosen.filter((cell) => confirmed || !splits.has(cell))
  const name = scenarioName(t, found.scenario, found.scenarioName)
  return (
    <div className="import-found">
      <p className="import-into">{t('workbooks.into', { scenario: name })}</p>
      <p className="import-origin">
        {t('workbooks.origin', {
          view: provenance.view,
          person: provenance.exportedBy,
          at: format.dateTime(provenance.exportedAt),
          asOf: format.date(provenance.asOf),
        })}
      </p>
      <ImportNotes notes={notes} />
      {cells.length === 0 ? (
        <EmptyState title={t('workbooks.nothing')} text={t('workbooks.nothingText')} />
      ) : count('same') === cells.length ? (
        <EmptyState title={t('workbooks.nothingLeft')} />
      ) : (
        <>
          <p className="import-sum" role="status">
            {t('workbooks.sum', {
              clean: count('clean'),
              conflict: count('conflict'),
              confirm: count('confirm'),
              refused: count('refused'),
              same: count('same'),
            })}
          </p>
          <Segmented
            size="small"
            value={shown}
            onChange={show}
            options={shows.map((value) => ({ value, label: t(`workbooks.show_${value}`) }))}
          />
          <ImportTable
            cells={cells.filter((cell) => shown === 'all' || groupOf(cell) === shown)}
            chosen={chosen}
            choose={choose}
            canChoose={(cell) => isOffered(cell) || (confirmed && isSplit(cell))}
          />
          {conflicts.size > 0 ? (
            <Checkbox
              checked={chosen.filter((cell) => conflicts.has(cell)).length === conflicts.size}
              onChange={({ target }) => {
                const others = chosen.filter((cell) => !conflicts.has(cell))
                choose(target.checked ? [...others, ...conflicts] : others)
              }}
            >
              {t('workbooks.takeConflicts')}
            </Checkbox>
          ) : null}
          {splits.size > 0 ? (
            <Checkbox
              checked={confirmed}
              onChange={({ target }) => {
                confirm(target.checked)
                const others = chosen.filter((cell) => !splits.has(cell))
                choose(target.checked ? [...others, ...splits] : others)
              }}
            >
              {t('workbooks.confirmSplits', { count: splits.size })}
            </Checkbox>
          ) : null}
          <ReasonOfImport said={said} />
          {take.isError ? (
            <Alert type="error" showIcon title={errorText(t, wireErrorOf(take.error))} />
          ) : null}
          <div className="import-actions">
            <Button onClick={close}>{t('app.cancel')}</Button>
            <Button
              type="primary"
              disabled={going.length === 0}
              loading={take.isPending}
              onClick={() =>
                take.mutate({ import: found.import, cells: [...going], confirmed, ...said.given })
              }
            >
              {t('workbooks.take', { count: going.length })}
            </Button>
          </div>
        </>
      )}
    </div>
  )
}
