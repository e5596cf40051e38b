/** One rule of the consensus policy. */
import { type ConsensusRule, pipelineCountings } from '@shared/model/demand-policy'
import { planners } from '@shared/model/roles'
import { Button, Input, InputNumber, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { Icon } from '../../ui/icons'
import { useFormat } from '../../ui/use-format'
import { useAttributeValues } from '../scenarios/scenario-queries'

interface ConsensusRuleRowProps {
  readonly rule: ConsensusRule
  readonly may: boolean
  change(rule: ConsensusRule): void
  /** Null where the rule has to stay. */
  readonly remove: (() => void) | null
}

const every = ''

export function ConsensusRuleRow({ rule, may, change, remove }: ConsensusRuleRowProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const families = useAttributeValues('base', 'family').values
  const family = families.find(({ code }) => code === rule.family)
  const shown = rule.family
    ? family
      ? format.name(family.name)
      : rule.family
    : t('layers.everyFamily')
  const put = (part: Partial<ConsensusRule>) => change({ ...rule, ...part })
  const label = (name: string) => t('layers.ruleField', { field: name, family: shown })
  const percent = (name: 'baselineWeight' | 'forecastWeight' | 'pipelineShare') => (
    <InputNumber
      size="small"
      min={0}
      max={name === 'pipelineShare' ? 100 : 10_000}
      suffix="%"
      disabled={!may}
      aria-label={label(t(`layers.${name}`))}
      value={Math.round(rule[name] * 1000) / 10}
      onChange={(typed) => put({ [name]: (typed ?? 0) / 100 })}
    />
  )
  const bound = (name: 'capPercent' | 'reasonPercent') => (
    <InputNumber
      size="small"
      min={0}
      max={1000}
      suffix="%"
      disabled={!may}
      placeholder={t('layers.noLimit')}
      aria-label={label(t(`layers.${name}`))}
      value={rule[name]}
      onChange={(typed) => put({ [name]: typed })}
    />
  )
  const periods = (name: 'consumeEarlier' | 'consumeLater') => (
    <InputNumber
      size="small"
      min={0}
      max={24}
      precision={0}
      className="narrow"
      disabled={!may}
      aria-label={label(t(`layers.${name}`))}
      title={t(`layers.${name}`)}
      value={rule[name]}
      onChange={(typed) => put({ [name]: typed ?? 0 })}
    />
  )
  return (
    <tr>
      <td>
        <Select
          size="small"
          disabled={!may}
          aria-label={t('layers.family')}
          popupMatchSelectWidth={false}
          value={rule.family ?? every}
          onChange={(code) => put({ family: code === every ? null : code })}
          options={[
            { value: every, label: t('layers.everyFamily') },
            ...families.map(({ code, name }) => ({ value: code, label: format.name(name) })),
          ]}
        />
      </td>
      <td>
        <Input
          size="small"
          className="month"
          disabled={!may}
          placeholder={t('layers.always')}
          aria-label={label(t('layers.from'))}
          value={rule.from ?? ''}
          onChange={({ target }) => put({ from: target.value.trim() || null })}
          {...(rule.from && !/^\d{4}-\d{2}$/.test(rule.from) ? { status: 'error' as const } : {})}
        />
      </td>
      <td>{percent('baselineWeight')}</td>
      <td>{percent('forecastWeight')}</td>
      <td>
        {percent('pipelineShare')}
        <Select
          size="small"
          disabled={!may}
          popupMatchSelectWidth={false}
          aria-label={label(t('layers.pipelineCounting'))}
          value={rule.pipelineCounting}
          onChange={(pipelineCounting) => put({ pipelineCounting })}
          options={pipelineCountings.map((value) => ({
            value,
            label: t(`layers.pipelineCounting_${value}`),
          }))}
        />
      </td>
      <td className="pair">
        {periods('consumeEarlier')}
        {periods('consumeLater')}
      </td>
      <td>
        <Select
          mode="multiple"
          size="small"
          className="roles"
          disabled={!may}
          maxTagCount={1}
          popupMatchSelectWidth={false}
          placeholder={t('layers.everybody')}
          aria-label={label(t('layers.overrideRoles'))}
          value={rule.overrideRoles ?? []}
          onChange={(roles) => put({ overrideRoles: roles.length > 0 ? roles : null })}
          options={planners.map((role) => ({ value: role, label: t(`app.role_${role}`) }))}
        />
      </td>
      <td>{bound('capPercent')}</td>
      <td>{bound('reasonPercent')}</td>
      <td>
        {remove ? (
          <Button
            size="small"
            type="text"
            aria-label={t('layers.removeRuleOf', { family: shown })}
            icon={<Icon name="remove" size={12} />}
            onClick={remove}
          />
        ) : null}
      </td>
    </tr>
  )
}
