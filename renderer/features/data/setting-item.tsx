import type { ConnectionType } from '@shared/contract/snapshot-calls'
import { Form, Input, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import type { ConnectionField } from './connection-fields'
import { MappingField } from './mapping-field'

interface SettingItemProps {
  readonly type: ConnectionType
  readonly field: ConnectionField
}

/** One setting of a connection in its form. */
export function SettingItem({ type, field }: SettingItemProps) {
  const { t } = useTranslation()
  const { name, required, choices, label, hint } = field
  const needed = { required: true, whitespace: true, message: t('data.fieldRequired') }
  return (
    <Form.Item
      name={['settings', name]}
      label={t(`data.field_${label ?? name}`)}
      extra={hint ? t(`data.hint_${hint}`) : undefined}
      {...(choices ? { initialValue: choices[0]?.value ?? '' } : {})}
      rules={[
        ...(required ? [needed] : []),
        ...(name === 'url' ? [{ pattern: /^https?:\/\/./, message: t('data.urlExpected') }] : []),
      ]}
    >
      {choices ? (
        <Select
          options={choices.map(({ value, text }) => ({ value, label: t(`data.choice_${text}`) }))}
        />
      ) : name === 'mapping' ? (
        <MappingField type={type} needed={hint !== 'mapping'} />
      ) : (
        <Input spellCheck={false} autoComplete="off" />
      )}
    </Form.Item>
  )
}
