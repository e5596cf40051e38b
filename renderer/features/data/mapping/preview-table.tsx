import type { MappingPreview } from '@shared/contract/mapping-calls'
import type { Finding } from '@shared/contract/snapshot-calls'
import { entityNamed } from '@shared/model/entities/canonical-entities'
import { useTranslation } from 'react-i18next'
import { findingSentence } from '../finding-sentence'

/** The first rows, with what is wrong in its cell and said below. */
export function PreviewTable({ preview }: { readonly preview: MappingPreview }) {
  const { t } = useTranslation()
  const { rows, findings } = preview
  const given = new Set(rows.flatMap(({ values }) => Object.keys(values)))
  for (const { field, row } of findings) if (field !== null && row !== null) given.add(field)
  const declared = entityNamed(preview.entity)?.fields ?? []
  const fields = declared.filter(({ name }) => given.has(name))
  const at = (row: number, field: string): Finding | undefined =>
    findings.find((finding) => finding.row === row && finding.field === field)
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: scrolled with the arrow keys
    <section className="mapping-rows" tabIndex={0} aria-label={t('data.mappingPreview')}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('data.mappingRow')}</th>
            {fields.map(({ name }) => (
              <th key={name} scope="col" className="monospace">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ row, values, isRefused }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows of two queries may have one number
            <tr key={index} className={isRefused ? 'mapping-refused' : ''}>
              <th scope="row" className="number">
                {row}
              </th>
              {fields.map(({ name, kind }) => {
                const finding = at(row, name)
                const value = values[name] ?? finding?.value
                const isNumber = kind !== 'text' && typeof value === 'number'
                return (
                  <td
                    key={name}
                    className={[finding ? 'mapping-bad' : '', isNumber ? 'number' : ''].join(' ')}
                    title={finding ? findingSentence(t, finding) : String(value ?? '')}
                  >
                    {value === undefined || value === null ? '' : String(value)}
                    {finding ? (
                      <span className="mapping-unseen">{findingSentence(t, finding)}</span>
                    ) : null}
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
