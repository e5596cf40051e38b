import type { StoredMeasure } from '@shared/contract/measure-calls'
import { lineLevels, measureUnits } from '@shared/model/measures/measure-shape'
import { isFreeKey, type OwnMeasure, ownAggregations } from '@shared/model/measures/own-measures'
import { Form, type FormInstance, Input, Segmented, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { useOwnMeasures } from '../../app/measure-words'
import { FormulaField } from './formula-field'
import { suggestKey } from './insert-text'

interface MeasureFormProps {
  readonly form: FormInstance<OwnMeasure>
  readonly edited: StoredMeasure | 'new'
}

const first = { level: 'demand', unit: 'quantity', across: 'sum', formula: '' } as const

export function MeasureForm({ form, edited }: MeasureFormProps) {
  const { t } = useTranslation()
  const isNew = edited === 'new'
  const start = isNew ? first : edited
  const level = Form.useWatch('level', form) ?? start.level
  const across = Form.useWatch('across', form) ?? start.across
  const key = Form.useWatch('key', form) ?? ''
  return (
    <Form form={form} layout="vertical" requiredMark={false} initialValues={start}>
      <Names form={form} isNew={isNew} />
      <KeyField isNew={isNew} />
      <div className="measure-fields">
        <Form.Item name="level" label={t('formulas.level')}>
          <Select
            options={lineLevels.map((value) => ({ value, label: t(`formulas.level_${value}`) }))}
          />
        </Form.Item>
        <Form.Item name="unit" label={t('formulas.unit')}>
          <Select
            options={measureUnits.map((value) => ({ value, label: t(`formulas.unit_${value}`) }))}
          />
        </Form.Item>
      </div>
      <Form.Item
        name="across"
        label={t('formulas.across')}
        extra={t(`formulas.acrossHint_${across}`)}
      >
        <Segmented
          options={ownAggregations.map((value) => ({
            value,
            label: t(`formulas.across_${value}`),
          }))}
        />
      </Form.Item>
      <Form.Item
        name="formula"
        label={t('formulas.formula')}
        rules={[{ required: true, whitespace: true, message: t('data.fieldRequired') }]}
      >
        <FormulaField measure={key} level={level} />
      </Form.Item>
    </Form>
  )
}

function Names({
  form,
  isNew,
}: {
  readonly form: MeasureFormProps['form']
  readonly isNew: boolean
}) {
  const { t } = useTranslation()
  const oneOfThem = {
    validator: async () => {
      const { en, zh } = form.getFieldValue('name') ?? {}
      if (!en?.trim() && !zh?.trim()) throw new Error(t('data.fieldRequired'))
    },
  }
  return (
    <div className="measure-fields">
      <Form.Item name={['name', 'en']} label={t('formulas.nameEn')} rules={[oneOfThem]}>
        <Input
          maxLength={80}
          autoFocus={isNew}
          placeholder={t('formulas.nameHint')}
          onChange={({ target }) => {
            if (isNew && !form.isFieldTouched('key'))
              form.setFieldValue('key', suggestKey(target.value))
          }}
        />
      </Form.Item>
      <Form.Item name={['name', 'zh']} label={t('formulas.nameZh')}>
        <Input maxLength={80} placeholder={t('formulas.nameHint')} />
      </Form.Item>
    </div>
  )
}

function KeyField({ isNew }: { readonly isNew: boolean }) {
  const { t } = useTranslation()
  const own = useOwnMeasures().data
  return (
    <Form.Item
      name="key"
      label={t('formulas.key')}
      extra={isNew ? t('formulas.keyHint') : undefined}
      rules={[
        { required: true, message: t('data.fieldRequired') },
        { pattern: /^[a-z][a-z0-9_]{0,39}$/, message: t('formulas.keyHint') },
        {
          validator: async (_rule, key: string) => {
            const free = isFreeKey(key) && !own?.some((one) => one.key === key)
            if (isNew && key && /^[a-z]\w*$/.test(key) && !free)
              throw new Error(t('formulas.keyTaken'))
          },
        },
      ]}
    >
      <Input className="monospace" disabled={!isNew} maxLength={40} spellCheck={false} />
    </Form.Item>
  )
}
