/** The dictionary of measures, with the planners' own ones to add to and change. */
import { measures } from '@shared/model/measures/measures'
import { Button, Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMeasureWords, useOwnMeasures } from '../../app/measure-words'
import { Icon } from '../../ui/icons'
import { LoadFailed } from '../../ui/load-failed'
import { Loading } from '../../ui/loading'
import { Panel } from '../../ui/panel'
import { MeasureDrawer } from './measure-drawer'
import { DeclaredRow, type ListedMeasure, OwnRow } from './measure-rows'
import { useMayDefineMeasures } from './settings-queries'
import './measures-panel.css'

export function MeasuresPanel() {
  const { t } = useTranslation()
  const mayDefine = useMayDefineMeasures()
  const [edited, setEdited] = useState<ListedMeasure | 'new'>()
  const [search, setSearch] = useState('')
  return (
    <Panel
      title={t('formulas.title')}
      extra={
        <>
          <Input.Search
            size="small"
            allowClear
            className="measures-search"
            aria-label={t('formulas.search')}
            placeholder={t('formulas.search')}
            value={search}
            onChange={({ target }) => setSearch(target.value)}
          />
          <Button
            size="small"
            icon={<Icon name="add" size={14} />}
            disabled={!mayDefine}
            title={mayDefine ? undefined : t('formulas.onlyPlanners')}
            onClick={() => setEdited('new')}
          >
            {t('formulas.add')}
          </Button>
        </>
      }
    >
      <MeasureList search={search} edit={mayDefine ? setEdited : undefined} />
      {edited ? <MeasureDrawer edited={edited} close={() => setEdited(undefined)} /> : null}
    </Panel>
  )
}

interface MeasureListProps {
  readonly search: string
  readonly edit: ((measure: ListedMeasure) => void) | undefined
}

const columns = ['measure', 'level', 'unit', 'total', 'reads', 'meaning'] as const

function MeasureList({ search, edit }: MeasureListProps) {
  const { t } = useTranslation()
  const { name } = useMeasureWords()
  const own = useOwnMeasures()
  if (own.error) return <LoadFailed error={own.error} retry={() => void own.refetch()} />
  if (!own.data) return <Loading />
  const wanted = search.trim().toLowerCase()
  const found = ({ key }: { readonly key: string }) =>
    key.includes(wanted) || name(key).toLowerCase().includes(wanted)
  const mine = own.data.filter(found)
  const declared = measures.filter(found)
  return (
    <table className="measures">
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column} scope="col">
              {t(`formulas.column_${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        <Heading text={t('formulas.own')} />
        {mine.map((measure) => (
          <OwnRow key={measure.key} measure={measure} edit={edit && (() => edit(measure))} />
        ))}
        {own.data.length === 0 ? <Note text={t('formulas.noOwn')} /> : null}
        <Heading text={t('formulas.builtIn')} />
        {declared.map((measure) => (
          <DeclaredRow key={measure.key} measure={measure} />
        ))}
        {mine.length + declared.length === 0 ? <Note text={t('formulas.nothingFound')} /> : null}
      </tbody>
    </table>
  )
}

const Heading = ({ text }: { readonly text: string }) => (
  <tr className="measures-heading">
    <th scope="rowgroup" colSpan={columns.length}>
      {text}
    </th>
  </tr>
)

const Note = ({ text }: { readonly text: string }) => (
  <tr>
    <td className="secondary" colSpan={columns.length}>
      {text}
    </td>
  </tr>
)
