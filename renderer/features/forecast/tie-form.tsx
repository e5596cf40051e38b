import { rampShapes } from '@shared/model/ramp-words'
import { Button, Form, InputNumber, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../ui/use-format'
import { useAttributeOptions } from '../scenarios/attribute-select'
import { type TieDraft, type TieKind, type TieWish, wishOfTie } from './tie-draft'

interface TieFormProps {
  readonly scenario: string
  readonly item: string
  readonly draft: TieDraft
  /** Months that a change may begin in. */
  readonly months: readonly string[]
  readonly may: boolean
  readonly onTie: (wish: TieWish) => void
  readonly onClose: () => void
}

const otherWords: Readonly<Record<TieKind, 'tieOld' | 'tieNew' | 'tieAnalogue'>> = {
  follow: 'tieOld',
  followed: 'tieNew',
  like: 'tieAnalogue',
}

/** Whose place an item takes, when and how; nothing happens before it is applied. */
export function TieForm(props: TieFormProps) {
  const { scenario, item, months, may, onTie, onClose } = props
  const { t } = useTranslation()
  const format = useFormat()
  const [draft, setDraft] = useState(props.draft)
  const sold = useAttributeOptions(scenario, 'item').options
  const unsold = useAttributeOptions(scenario, 'unsold_item').options
  const change = (part: Partial<TieDraft>) => setDraft({ ...draft, ...part })
  const wish = wishOfTie(draft, item)
  const items = [...sold, ...(draft.kind === 'followed' ? unsold : [])]
  const starts = months.includes(draft.from) ? months : [draft.from, ...months]
  const share = t(draft.kind === 'like' ? 'forecast.tieScale' : 'forecast.tieShare')
  return (
    <Form
      className="tie-form"
      layout="vertical"
      size="small"
      onFinish={() => {
        if (wish) onTie(wish)
        onClose()
      }}
    >
      <Form.Item label={t(`forecast.${otherWords[draft.kind]}`)} className="tie-other">
        <Select
          autoFocus
          showSearch={{ optionFilterProp: 'label' }}
          aria-label={t(`forecast.${otherWords[draft.kind]}`)}
          value={draft.other}
          popupMatchSelectWidth={false}
          onChange={(other: string) => change({ other })}
          options={items.filter(({ value }) => value !== item)}
        />
      </Form.Item>
      <Form.Item label={t('forecast.tieFrom')}>
        <Select
          aria-label={t('forecast.tieFrom')}
          value={draft.from}
          onChange={(from: string) => change({ from })}
          options={starts.map((value) => ({ value, label: format.period(value) }))}
        />
      </Form.Item>
      <Form.Item label={t('forecast.tieMonths')}>
        <InputNumber
          aria-label={t('forecast.tieMonths')}
          min={0}
          max={60}
          precision={0}
          value={draft.months}
          onChange={(value) => change({ months: value ?? 0 })}
        />
      </Form.Item>
      <Form.Item label={t('forecast.tieShape')}>
        <Select
          aria-label={t('forecast.tieShape')}
          value={draft.shape}
          onChange={(shape: TieDraft['shape']) => change({ shape })}
          options={rampShapes.map((value) => ({ value, label: t(`forecast.shape_${value}`) }))}
        />
      </Form.Item>
      <Form.Item label={share}>
        <InputNumber
          aria-label={share}
          min={1}
          max={draft.kind === 'like' ? 10_000 : 100}
          value={draft.percent}
          onChange={(value) => change({ percent: value ?? 100 })}
        />
      </Form.Item>
      {draft.kind === 'like' ? null : (
        <Form.Item label={t('forecast.tieFactor')}>
          <InputNumber
            aria-label={t('forecast.tieFactor')}
            min={0.001}
            max={1000}
            value={draft.factor}
            onChange={(value) => change({ factor: value ?? 1 })}
          />
        </Form.Item>
      )}
      <div className="tie-actions">
        <Button type="primary" htmlType="submit" disabled={!may || wish === null}>
          {t('forecast.tieApply')}
        </Button>
        <Button onClick={onClose}>{t('forecast.tieCancel')}</Button>
      </div>
    </Form>
  )
}
