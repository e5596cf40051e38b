import type { Connection } from '@shared/contract/contract-types'
import { type ConnectionType, connectionTypes } from '@shared/contract/snapshot-calls'
import { Form, type FormInstance, Input, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { fieldsOf, takesSecret } from './connection-fields'
import { useConnections } from './data-queries'
import { MappingField } from './mapping-field'

export interface ConnectionValues {
  readonly name: string
  readonly type: ConnectionType
  readonly settings?: Readonly<Record<string, string>>
  readonly secret?: string
}

interface ConnectionFormProps {
  readonly form: FormInstance<ConnectionValues>
  readonly edited: Connection | 'new'
}

export function ConnectionForm({ form, edited }: ConnectionFormProps) {
  const { t } = useTranslation()
  const names = useConnections().data?.map(({ name }) => name) ?? []
  const type = Form.useWatch('type', form) ?? (edited === 'new' ? 'files' : edited.type)
  const isNew = edited === 'new'
  const needed = { required: true, whitespace: true, message: t('data.fieldRequired') }
  return (
    <Form
      form={form}
      layout="vertical"
      requiredMark={false}
      initialValues={isNew ? { type: 'files' } : edited}
    >
      <Form.Item
        name="name"
        label={t('data.field_name')}
        rules={[
          needed,
          {
            validator: async (_rule, name: string) => {
              if (isNew && names.includes(name)) throw new Error(t('data.nameTaken'))
            },
          },
        ]}
      >
        <Input disabled={!isNew} autoFocus={isNew} maxLength={80} />
      </Form.Item>
      <Form.Item name="type" label={t('data.field_type')}>
        <Select
          disabled={!isNew}
          options={connectionTypes.map((value) => ({ value, label: t(`data.type_${value}`) }))}
        />
      </Form.Item>
      {fieldsOf[type].map(({ name, required }) => (
        <Form.Item
          key={name}
          name={['settings', name]}
          label={t(`data.field_${name}`)}
          extra={name === 'mapping' ? t('data.mappingHint') : undefined}
          rules={[
            ...(required ? [needed] : []),
            ...(name === 'url'
              ? [{ pattern: /^https?:\/\/./, message: t('data.urlExpected') }]
              : []),
          ]}
        >
          {name === 'mapping' ? <MappingField /> : <Input spellCheck={false} autoComplete="off" />}
        </Form.Item>
      ))}
      {takesSecret(type) ? (
        <Form.Item
          name="secret"
          label={t('data.field_secret')}
          extra={t(!isNew && edited.hasSecret ? 'data.secretKnown' : 'data.secretUnknown')}
        >
          <Input.Password autoComplete="new-password" />
        </Form.Item>
      ) : null}
    </Form>
  )
}
