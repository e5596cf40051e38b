import { entityNamed } from '@shared/model/entities/canonical-entities'
import { Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { entityName } from '../entity-name'
import {
  entitiesOf,
  knownColumns,
  type MappingDocument,
  queriesOf,
  withField,
  withFilter,
} from './mapping-document'
import { type DocumentFault, QueryFields } from './query-fields'

interface EntityEditorProps {
  readonly document: MappingDocument
  readonly entity: string
  readonly choose: (entity: string) => void
  readonly fault: DocumentFault | undefined
  readonly change: (document: MappingDocument) => void
  readonly setBroken: (place: string, isBroken: boolean) => void
}

/** One entity that the mapping fills, query by query. */
export function EntityEditor(props: EntityEditorProps) {
  const { t } = useTranslation()
  const { document, entity, choose, fault, change, setBroken } = props
  const declared = entityNamed(entity)
  const queries = queriesOf(document, entity)
  return (
    <>
      <Select
        className="mapping-entity"
        aria-label={t('data.mappingEntity')}
        showSearch={{ optionFilterProp: 'label' }}
        value={entity}
        onChange={choose}
        options={entitiesOf(document).map((value) => ({ value, label: entityName(t, value) }))}
      />
      {declared ? (
        queries.map((query, index) => {
          const place = `entities.${entity}.${index}`
          return (
            <section key={place}>
              <h3>{t('data.mappingQuery', { number: index + 1, table: query.from })}</h3>
              <QueryFields
                entity={declared}
                query={query}
                place={place}
                columns={knownColumns(document, query.from)}
                fault={fault}
                setField={(field, value) =>
                  change(withField(document, entity, index, field, value))
                }
                setFilter={(value) => change(withFilter(document, entity, index, value))}
                setBroken={setBroken}
              />
            </section>
          )
        })
      ) : (
        <p className="bad">{t('data.mappingNoEntity', { entity })}</p>
      )}
    </>
  )
}
