import type { Entity } from '@shared/model/entities/entity-shape'
import { useTranslation } from 'react-i18next'
import { ExpressionInput } from './expression-input'
import type { EditedQuery, Json } from './mapping-document'

export interface DocumentFault {
  readonly path: string
  readonly expected: string
}

interface QueryFieldsProps {
  readonly entity: Entity
  readonly query: EditedQuery
  /** `entities.item.0`: its place in the document. */
  readonly place: string
  readonly columns: readonly string[]
  readonly fault: DocumentFault | undefined
  readonly setField: (field: string, value: Json | undefined) => void
  readonly setFilter: (value: Json | undefined) => void
  /** Which inputs hold something that is not whole. */
  readonly setBroken: (place: string, isBroken: boolean) => void
}

/** What one query gives an entity: its filter, and each field of the data standard with where it comes from. */
export function QueryFields(props: QueryFieldsProps) {
  const { t } = useTranslation()
  const { entity, query, place, columns, fault, setField, setFilter, setBroken } = props
  const faultAt = (at: string) =>
    fault && (fault.path === at || fault.path.startsWith(`${at}.`))
      ? t('data.expectedIs', { expected: fault.expected })
      : undefined
  const input = (
    at: string,
    label: string,
    value: Json | undefined,
    set: (value: Json | undefined) => void,
    more: { readonly columns: readonly string[]; readonly placeholder?: string },
  ) => (
    <ExpressionInput
      key={at}
      label={label}
      value={value}
      fault={faultAt(at)}
      change={(typed) => {
        setBroken(at, typed === null)
        if (typed) set(typed.value)
      }}
      {...more}
    />
  )
  return (
    <table className="mapping-fields">
      <thead>
        <tr>
          <th scope="col" className="mapping-heading">
            {t('data.column_field')}
          </th>
          <th scope="col" className="mapping-heading">
            {t('data.mappingComesFrom')}
          </th>
        </tr>
      </thead>
      <tbody>
        <tr>
          <th scope="row" className="mapping-field">
            {t('data.mappingFilter')}
          </th>
          <td>
            {input(`${place}.where`, t('data.mappingFilter'), query.where, setFilter, {
              columns: [],
              placeholder: t('data.mappingEveryRow'),
            })}
          </td>
        </tr>
        {entity.fields.map(({ name, required, kind }) => (
          <tr key={name}>
            <th scope="row" className="mapping-field">
              <span className="monospace">{name}</span>
              {required ? (
                <abbr className="mapping-needed" title={t('data.mappingNeeded')}>
                  *
                </abbr>
              ) : null}
              <span className="secondary small"> {kind}</span>
            </th>
            <td>
              {input(
                `${place}.fields.${name}`,
                t('data.mappingFieldFrom', { field: name }),
                query.fields[name],
                (value) => setField(name, value),
                { columns },
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
