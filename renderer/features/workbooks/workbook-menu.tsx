/** Export of the view that is shown, and import of an edited file. */
import type { Selection } from '@shared/contract/planning-calls'
import type { ExportFormat, SheetView } from '@shared/contract/workbook-calls'
import { App, Button, Dropdown } from 'antd'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAttributeName } from '../scenarios/driver-words'
import { ImportDrawer } from './import-drawer'
import { offerFile } from './offer-file'
import { useExportView } from './workbook-queries'

interface WorkbookMenuProps {
  readonly scenario: string
  /** The name of the view that is shown, where it has one. */
  readonly view: string | null
  /** What is shown now. */
  readonly sheets: () => SheetView[]
  readonly where: Selection
}

export function WorkbookMenu({ scenario, view, sheets, where }: WorkbookMenuProps) {
  const { t, i18n } = useTranslation()
  const { message } = App.useApp()
  const nameOf = useAttributeName()
  const input = useRef<HTMLInputElement>(null)
  const [file, setFile] = useState<File | null>(null)
  const write = useExportView((made) => {
    offerFile(made)
    void message.success(t('workbooks.exported', { file: made.file, count: made.rows }))
  })
  const named =
    view ??
    (Object.entries(where)
      .map(([attribute, code]) => nameOf(attribute, code))
      .join(' ') ||
      t('workbooks.currentView'))
  const exportAs = (format: ExportFormat): void =>
    write.mutate({
      scenario,
      view: named,
      sheets: sheets(),
      format,
      language: i18n.language === 'zh-CN' ? 'zh-CN' : 'en',
    })
  return (
    <>
      <Dropdown
        trigger={['click']}
        menu={{
          items: [
            { key: 'xlsx', label: t('workbooks.exportXlsx') },
            { key: 'csv', label: t('workbooks.exportCsv') },
            { type: 'divider' },
            { key: 'import', label: t('workbooks.import') },
          ],
          onClick: ({ key }) => {
            if (key === 'import') input.current?.click()
            else exportAs(key === 'csv' ? 'csv' : 'xlsx')
          },
        }}
      >
        <Button size="small" title={t('workbooks.menuHint')} loading={write.isPending}>
          {t('workbooks.menu')}
        </Button>
      </Dropdown>
      <input
        ref={input}
        type="file"
        accept=".xlsx"
        hidden
        data-purpose="edited-workbook"
        onChange={({ target }) => {
          setFile(target.files?.[0] ?? null)
          target.value = ''
        }}
      />
      {file ? (
        <ImportDrawer
          key={`${file.name} ${file.lastModified}`}
          file={file}
          chooseAnother={() => input.current?.click()}
          close={() => setFile(null)}
        />
      ) : null}
    </>
  )
}
