/** Above the grids: steps back and forth, how totals are split, why, and what is shown. */
import { splitRules } from '@shared/contract/planning-calls'
import { Button, Input, Segmented, Select, Tooltip } from 'antd'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../ui/use-format'
import { useForecastPanel } from '../forecast/forecast-state'
import { useKnowing } from '../knowing/knowing-state'
import { useEditReasons } from '../notes/note-queries'
import { useWhy } from '../why/why-state'
import { useEditOptions } from './edit-options'
import { MeasureChooser } from './measure-chooser'
import { PlanIcon } from './plan-icons'
import { usePreferences } from './plan-preferences'
import type { PlanSession } from './plan-session'
import { layouts } from './read-preferences'
import { UndoButtons } from './undo-buttons'
import './plan-toolbar.css'
import { useCellLock } from './use-lock-cell'

interface PlanToolbarProps {
  readonly session: PlanSession
  /** Why nothing can be changed; null where the scenario is open to changes. */
  readonly closed: string | null
  readonly onLock: () => void
  readonly onUndo: () => void
  readonly onRedo: () => void
}

function SplitRuleChoice() {
  const { t } = useTranslation()
  const { rule, change } = usePreferences()
  return (
    <Tooltip title={t('plan.ruleHint')}>
      {/* biome-ignore lint/a11y/noLabelWithoutControl: the select inside is the control */}
      <label className="toolbar-field">
        <span>{t('plan.rule')}</span>
        <Select
          size="small"
          value={rule}
          popupMatchSelectWidth={false}
          onChange={(chosen) => change({ rule: chosen })}
          options={splitRules.map((value) => ({ value, label: t(`plan.rule_${value}`) }))}
        />
      </label>
    </Tooltip>
  )
}

/** The reason that goes along with the next edits, of the list. */
function ReasonChoice() {
  const { t } = useTranslation()
  const format = useFormat()
  const codes = useEditReasons().data?.codes ?? []
  const { reasonCode, setReasonCode } = useEditOptions()
  if (codes.length === 0) return null
  return (
    <Tooltip title={t('notes.reasonCodeHint')}>
      <Select
        size="small"
        className="toolbar-reason-code"
        allowClear
        popupMatchSelectWidth={false}
        aria-label={t('notes.reasonCode')}
        placeholder={t('notes.reasonCode')}
        value={reasonCode}
        onChange={(chosen) => setReasonCode(chosen ?? null)}
        options={codes.map(({ code, name }) => ({ value: code, label: format.name(name) }))}
      />
    </Tooltip>
  )
}

function ReasonField() {
  const { t } = useTranslation()
  const { reason, setReason } = useEditOptions()
  return (
    <Tooltip title={t('plan.reasonHint')}>
      <Input
        size="small"
        className="toolbar-reason"
        allowClear
        maxLength={2000}
        value={reason}
        placeholder={t('plan.reason')}
        aria-label={t('plan.reason')}
        onChange={(event) => setReason(event.target.value)}
      />
    </Tooltip>
  )
}

function LayoutChoice() {
  const { t } = useTranslation()
  const { layout, change } = usePreferences()
  return (
    <Segmented
      size="small"
      aria-label={t('plan.layout')}
      value={layout}
      onChange={(chosen) => change({ layout: chosen })}
      options={layouts.map((value) => ({
        value,
        title: t(`plan.layout_${value}`),
        icon: (
          <span role="img" aria-label={t(`plan.layout_${value}`)}>
            <PlanIcon name={value} />
          </span>
        ),
      }))}
    />
  )
}

interface PartToggleProps {
  readonly icon: 'gap' | 'families' | 'chart' | 'preview' | 'why' | 'worklist' | 'forecast'
  readonly text: string
  readonly shown: boolean
  readonly onToggle: () => void
}

/** Shows or hides a part of the screen. */
const PartToggle = ({ icon, text, shown, onToggle }: PartToggleProps) => (
  <Tooltip title={text}>
    <Button
      size="small"
      type={shown ? 'default' : 'text'}
      icon={<PlanIcon name={icon} />}
      aria-label={text}
      aria-pressed={shown}
      onClick={onToggle}
    />
  </Tooltip>
)

/** Splits are shown before they are made: always, or only where something is to be confirmed. */
function AskSplitToggle() {
  const { t } = useTranslation()
  const { askSplit, change } = usePreferences()
  const always = askSplit === 'always'
  return (
    <PartToggle
      icon="preview"
      text={t(always ? 'plan.askAlways' : 'plan.askWarning')}
      shown={always}
      onToggle={() => change({ askSplit: always ? 'warning' : 'always' })}
    />
  )
}

interface LockButtonProps {
  readonly session: PlanSession
  readonly onLock: () => void
}

const LockButton = ({ session, onLock }: LockButtonProps) => {
  const { t } = useTranslation()
  const lock = useCellLock(session, true)
  const text = t(lock.locked ? 'plan.unlockCell' : 'plan.lockCell')
  return (
    <Tooltip title={text}>
      <Button
        size="small"
        type={lock.locked ? 'default' : 'text'}
        icon={<PlanIcon name="lock" />}
        aria-label={text}
        aria-pressed={lock.locked}
        disabled={!lock.possible}
        onClick={onLock}
      />
    </Tooltip>
  )
}

export const PlanToolbar = memo(function PlanToolbar(props: PlanToolbarProps) {
  const { session, closed, onLock, onUndo, onRedo } = props
  const { scenario } = session
  const { t } = useTranslation()
  const { chart, families, gapBand, layout, change } = usePreferences()
  const why = useWhy()
  const forecast = useForecastPanel()
  const knowing = useKnowing()
  const familyText = t(families ? 'plan.hideFamilies' : 'plan.showFamilies')
  const chartText = t(chart ? 'plan.hideChart' : 'plan.showChart')
  return (
    <div className="plan-toolbar" data-part="tools" role="toolbar">
      <PartToggle
        icon="families"
        text={familyText}
        shown={families}
        onToggle={() => change({ families: !families })}
      />
      <UndoButtons scenario={scenario} closed={closed} onUndo={onUndo} onRedo={onRedo} />
      {closed === null ? (
        <>
          <SplitRuleChoice />
          <AskSplitToggle />
          <LockButton session={session} onLock={onLock} />
          <ReasonChoice />
          <ReasonField />
        </>
      ) : (
        <span className="toolbar-closed">{closed}</span>
      )}
      <span className="toolbar-gap" />
      <MeasureChooser />
      <LayoutChoice />
      {layout === 'side_by_side' || layout === 'stacked' ? (
        <PartToggle
          icon="gap"
          text={t(gapBand ? 'rows.gapHide' : 'rows.gapShow')}
          shown={gapBand}
          onToggle={() => change({ gapBand: !gapBand })}
        />
      ) : null}
      <PartToggle
        icon="chart"
        text={chartText}
        shown={chart}
        onToggle={() => change({ chart: !chart })}
      />
      <PartToggle
        icon="worklist"
        text={t(knowing.open ? 'worklist.hide' : 'worklist.show')}
        shown={knowing.open}
        onToggle={knowing.toggle}
      />
      <PartToggle
        icon="forecast"
        text={t('forecast.open')}
        shown={forecast.open}
        onToggle={forecast.toggle}
      />
      <PartToggle icon="why" text={t('why.open')} shown={why.open} onToggle={why.toggle} />
    </div>
  )
})
