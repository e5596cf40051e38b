import type { ConnectionType } from '@shared/contract/snapshot-calls'
import { mappingsFor } from '@shared/model/shipped-mappings'
import { AutoComplete } from 'antd'
import { useTranslation } from 'react-i18next'

interface MappingFieldProps {
  readonly type: ConnectionType
  /** There is always one: without a choice the system's own, or one has to be chosen. */
  readonly needed: boolean
  /** Given by the form. */
  readonly id?: string
  readonly value?: string
  readonly onChange?: (value: string) => void
}

/** A mapping that comes with the program, or the path of a document of one's own. */
export function MappingField({ type, needed, id, value, onChange }: MappingFieldProps) {
  const { t } = useTranslation()
  const options = mappingsFor(type).map((name) => ({
    value: name,
    label: t(`data.mapping_${name}`),
  }))
  return (
    <AutoComplete
      {...(id === undefined ? {} : { id })}
      {...(onChange ? { onChange } : {})}
      value={value ?? ''}
      options={options}
      allowClear
      placeholder={needed ? '' : t('data.mappingNone')}
    />
  )
}
