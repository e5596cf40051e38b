/** From a rule that holds for each entity to one of a single field. */
import { canonicalEntities } from '@shared/model/entities/canonical-entities'
import { fieldRuleKey, fieldsOfRule } from '@shared/model/quality/field-rules'
import { Button, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMayKeepData } from '../data/data-queries'
import { entityName } from '../data/entity-name'

interface FieldOfRuleProps {
  readonly rule: string
  readonly open: (rule: string) => void
}

export function FieldOfRule({ rule, open }: FieldOfRuleProps) {
  const { t } = useTranslation()
  const mayKeep = useMayKeepData()
  const [entity, setEntity] = useState<string>()
  const [field, setField] = useState<string>()
  const entities = canonicalEntities.filter(({ name }) => fieldsOfRule(rule, name).length > 0)
  const fields = entity === undefined ? [] : fieldsOfRule(rule, entity)
  return (
    <fieldset className="gate-fields">
      <legend>{t('quality.forOneField')}</legend>
      <p className="secondary small">{t('quality.forOneFieldHint')}</p>
      <Select
        aria-label={t('quality.column_entity')}
        placeholder={t('quality.column_entity')}
        showSearch={{ optionFilterProp: 'label' }}
        value={entity ?? null}
        onChange={(next) => {
          setEntity(next ?? undefined)
          setField(undefined)
        }}
        options={entities.map(({ name }) => ({ value: name, label: entityName(t, name) }))}
      />
      <Select
        aria-label={t('data.column_field')}
        placeholder={t('data.column_field')}
        showSearch
        disabled={entity === undefined}
        value={field ?? null}
        onChange={(next) => setField(next ?? undefined)}
        options={fields.map((name) => ({ value: name, label: name }))}
      />
      <Button
        disabled={!mayKeep || entity === undefined || field === undefined}
        onClick={() => {
          if (entity !== undefined && field !== undefined) open(fieldRuleKey(rule, entity, field))
        }}
      >
        {t('quality.setForField')}
      </Button>
    </fieldset>
  )
}
