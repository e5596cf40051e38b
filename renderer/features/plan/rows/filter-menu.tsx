/** What the plan can be filtered by: attributes of its lines, and exceptions with how many items meet them. */
import { type Exception, exceptionKinds } from '@shared/contract/row-filter'
import { rowAttributes } from '@shared/model/row-levels'
import { Button, Checkbox, InputNumber, Select, Tooltip } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useViewState } from '../../../app/view-state'
import { OpenedPanel } from '../../../ui/opened-panel'
import { useAttributeWords } from './attribute-words'
import { useAttributeValues, useExceptionWords, usualException } from './filter-parts'
import { useRowState } from './row-state'
import { useExceptionCounts } from './rows-queries'
import './filter-menu.css'

function AttributeField({ attribute }: { readonly attribute: string }) {
  const { t } = useTranslation()
  const words = useAttributeWords()
  const values = useAttributeValues()(attribute)
  const { filter, setFilter } = useRowState()
  if (values.length < 2) return null
  const name = words.attribute(attribute)
  const change = (codes: string[]) => {
    const { [attribute]: _, ...others } = filter.attributes ?? {}
    const attributes = codes.length > 0 ? { ...others, [attribute]: codes } : others
    setFilter({ ...filter, attributes })
  }
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the select inside is the control
    <label className="filter-attribute">
      <span>{name}</span>
      <Select
        mode="multiple"
        size="small"
        allowClear
        maxTagCount="responsive"
        aria-label={name}
        placeholder={t('rows.filterAny')}
        value={filter.attributes?.[attribute] ?? []}
        onChange={change}
        optionFilterProp="label"
        options={values.map(({ code, name }) => {
          const text = words.value(attribute, code, name)
          return { value: code, label: text === code ? code : `${text} (${code})` }
        })}
      />
    </label>
  )
}

interface ExceptionRowProps {
  readonly exception: Exception
  readonly chosen: boolean
  readonly count: number | null
  readonly known: boolean
  readonly onToggle: (chosen: boolean) => void
  readonly onChange: (exception: Exception) => void
}

function ExceptionRow({ exception, chosen, count, known, onToggle, onChange }: ExceptionRowProps) {
  const { t } = useTranslation()
  const told = useExceptionWords()
  const { months, share } = exception
  return (
    <li className="filter-exception">
      <Checkbox checked={chosen} onChange={({ target }) => onToggle(target.checked)}>
        {told(exception)}
      </Checkbox>
      {months === undefined ? null : (
        <InputNumber
          size="small"
          min={1}
          max={60}
          precision={0}
          value={months}
          aria-label={t('rows.months')}
          onChange={(value) => value && onChange({ ...exception, months: value })}
        />
      )}
      {share === undefined ? null : (
        <InputNumber
          size="small"
          min={0}
          max={1000}
          step={5}
          suffix="%"
          value={Math.round(share * 100)}
          aria-label={t('rows.share')}
          onChange={(value) => value !== null && onChange({ ...exception, share: value / 100 })}
        />
      )}
      <span className="filter-count">
        {!known ? (
          <Tooltip title={t('rows.notKnown')}>–</Tooltip>
        ) : count === null ? (
          '…'
        ) : (
          t('rows.items', { count })
        )}
      </span>
    </li>
  )
}

function Exceptions({ scenario }: { readonly scenario: string }) {
  const { filter, setFilter } = useRowState()
  const family = useViewState((view) => view.family)
  const chosen = filter.exceptions ?? []
  const [drafts, setDrafts] = useState<readonly Exception[]>([])
  const listed = exceptionKinds.map(
    (kind) =>
      chosen.find((one) => one.kind === kind) ??
      drafts.find((one) => one.kind === kind) ??
      usualException(kind),
  )
  const counts = useExceptionCounts(scenario, family === null ? {} : { family }, listed)
  const others = (kind: Exception['kind']) => chosen.filter((one) => one.kind !== kind)
  return (
    <ul className="filter-exceptions">
      {listed.map((exception) => {
        const { kind } = exception
        const isChosen = chosen.some((one) => one.kind === kind)
        const found = counts.data?.find((one) => one.kind === kind)
        return (
          <ExceptionRow
            key={kind}
            exception={exception}
            chosen={isChosen}
            count={found?.items ?? null}
            known={found?.known ?? true}
            onToggle={(on) =>
              setFilter({ ...filter, exceptions: on ? [...chosen, exception] : others(kind) })
            }
            onChange={(changed) =>
              isChosen
                ? setFilter({ ...filter, exceptions: [...others(kind), changed] })
                : setDrafts([...drafts.filter((one) => one.kind !== kind), changed])
            }
          />
        )
      })}
    </ul>
  )
}

export function FilterMenu({ scenario }: { readonly scenario: string }) {
  const { t } = useTranslation()
  const [open, setOpen] = useState(false)
  const content = (
    <div className="filter-menu">
      <section>
        <h3>{t('rows.filterExceptions')}</h3>
        <Exceptions scenario={scenario} />
      </section>
      <section>
        <h3>{t('rows.filterAttributes')}</h3>
        {rowAttributes.map((attribute) => (
          <AttributeField key={attribute} attribute={attribute} />
        ))}
      </section>
    </div>
  )
  return (
    <OpenedPanel
      name={t('rows.filter')}
      placement="bottomRight"
      open={open}
      onOpenChange={setOpen}
      content={content}
    >
      <Button size="small" aria-expanded={open}>
        {t('rows.filter')}
      </Button>
    </OpenedPanel>
  )
}
