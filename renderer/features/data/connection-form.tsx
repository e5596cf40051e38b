import type { Connection } from '@shared/contract/contract-types'
import { type ConnectionType, connectionTypes } from '@shared/contract/snapshot-calls'
import { capabilitiesOf } from '@shared/model/connection-capabilities'
import { Form, type FormInstance, Input, Select } from 'antd'
import { Fragment } from 'react'
import { useTranslation } from 'react-i18next'
import { fieldsOf } from './connection-fields'
import { useConnections } from './data-queries'
import { SettingItem } from './setting-item'

export interface ConnectionValues {
  readonly name: string
  readonly type: ConnectionType
  readonly settings?: Readonly<Record<string, string>>
  readonly secret?: string
}

/** Who signs in; the password is asked for right after. */
const signIn: ReadonlySet<string> = new Set(['user', 'keyName', 'client', 'scope', 'grant'])

interface ConnectionFormProps {
  readonly form: FormInstance<ConnectionValues>
  readonly edited: Connection | 'new'
}

export function ConnectionForm({ form, edited }: ConnectionFormProps) {
  const { t } = useTranslation()
  const names = useConnections().data?.map(({ name }) => name) ?? []
  const type = Form.useWatch('type', form) ?? (edited === 'new' ? 'files' : edited.type)
  const isNew = edited === 'new'
  const settings = Form.useWatch('settings', form) ?? (isNew ? {} : edited.settings)
  const shown = fieldsOf(type, settings)
  const asksAfter = shown.findLastIndex(({ name }) => signIn.has(name))
  const secret =
    capabilitiesOf(type, settings).secret === 'none' ? null : (
      <Form.Item
        name="secret"
        label={t('data.field_secret')}
        extra={t(!isNew && edited.hasSecret ? 'data.secretKnown' : 'data.secretUnknown')}
      >
        <Input.Password autoComplete="new-password" />
      </Form.Item>
    )
  const needed = { required: true, whitespace: true, message: t('data.fieldRequired') }
  return (
    <Form
      form={form}
      layout="vertical"
      requiredMark={false}
      initialValues={isNew ? { type: 'files' } : edited}
      onValuesChange={({ settings: changed }: Partial<ConnectionValues>, { settings: all }) => {
        // Dataverse knows no passwords of users.
        if (changed?.dialect === 'dataverse' && !all?.user)
          form.setFieldValue(['settings', 'auth'], 'oauth2')
      }}
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
      {shown.map((field, at) => (
        <Fragment key={field.label ?? field.name}>
          <SettingItem type={type} field={field} />
          {at === asksAfter ? secret : null}
        </Fragment>
      ))}
      {asksAfter < 0 ? secret : null}
    </Form>
  )
}
