/** What became of the file and the plan since the export. */
import type { ImportNote } from '@shared/contract/workbook-calls'
import { useTranslation } from 'react-i18next'

export function ImportNotes({ notes }: { readonly notes: readonly ImportNote[] }) {
  const { t } = useTranslation()
  if (notes.length === 0) return null
  return (
    <ul className="import-notes">
      {notes.map(({ kind, sheet, count, detail }) => (
        <li key={`${kind} ${sheet}`} className={kind === 'keys_out_of_step' ? 'import-grave' : ''}>
          {t(`workbooks.note_${kind}` as 'workbooks.note_rows_moved', { sheet, count, detail })}
        </li>
      ))}
    </ul>
  )
}
