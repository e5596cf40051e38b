/** Why the cells are taken: of the list of reasons, in words, or both. */
import { Input, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../ui/use-format'
import { useEditReasons } from '../notes/note-queries'

export function useReasonOfImport() {
  const [reason, setReason] = useState('')
  const [code, setCode] = useState<string | null>(null)
  const given = {
    ...(reason.trim() ? { reason: reason.trim() } : {}),
    ...(code ? { reasonCode: code } : {}),
  }
  return { reason, setReason, code, setCode, given }
}

export function ReasonOfImport({ said }: { readonly said: ReturnType<typeof useReasonOfImport> }) {
  const { t } = useTranslation()
  const format = useFormat()
  const codes = useEditReasons().data?.codes ?? []
  return (
    <div className="import-reason">
      {codes.length > 0 ? (
        <Select
          allowClear
          popupMatchSelectWidth={false}
          aria-label={t('notes.reasonCode')}
          placeholder={t('notes.reasonCode')}
          value={said.code}
          onChange={(chosen) => said.setCode(chosen ?? null)}
          options={codes.map(({ code, name }) => ({ value: code, label: format.name(name) }))}
        />
      ) : null}
      <Input
        allowClear
        maxLength={2000}
        aria-label={t('workbooks.reason')}
        placeholder={t('workbooks.reason')}
        value={said.reason}
        onChange={({ target }) => said.setReason(target.value)}
      />
    </div>
  )
}
