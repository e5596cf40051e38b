/** The order of levels of a side: what rows are grouped by, from the top down. */
import type { Side } from '@shared/contract/planning-calls'
import { attributesOf, type RowAttribute, usualLevels } from '@shared/model/row-levels'
import { Button, Checkbox, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { OpenedPanel } from '../../../ui/opened-panel'
import { usePreferences } from '../plan-preferences'
import { useAttributeWords } from './attribute-words'
import { OrderedList } from './ordered-list'
import { useRowState } from './row-state'

function SideLevels({ side }: { readonly side: Side }) {
  const { t } = useTranslation()
  const words = useAttributeWords()
  const { levels, change } = usePreferences()
  const foldAll = useRowState((state) => state.foldAll)
  const chosen = levels[side]
  const left = attributesOf[side].filter((one) => !chosen.includes(one))
  const set = (order: readonly RowAttribute[]) => {
    foldAll()
    change({ levels: { ...levels, [side]: order } })
  }
  return (
    <fieldset className="chooser-side">
      <legend>{t(`plan.${side}`)}</legend>
      <OrderedList
        items={chosen.map((one) => ({ key: one, label: words.attribute(one) }))}
        words={{ up: 'rows.levelUp', down: 'rows.levelDown', remove: 'rows.levelRemove' }}
        onOrder={(keys) => set(keys as RowAttribute[])}
        onRemove={(key) => set(chosen.filter((one) => one !== key))}
      />
      {left.length > 0 ? (
        <Select<RowAttribute | null>
          size="small"
          value={null}
          placeholder={t('rows.levelAdd')}
          aria-label={`${t('rows.levelAdd')}, ${t(`plan.${side}`)}`}
          onChange={(added) => added && set([...chosen, added])}
          options={left.map((value) => ({ value, label: words.attribute(value) }))}
        />
      ) : null}
    </fieldset>
  )
}

const sidesWithLevels = ['demand', 'supply', 'finance'] as const

export function LevelChooser() {
  const { t } = useTranslation()
  const words = useAttributeWords()
  const { levels, layout, arrangement, hideEmpty, change } = usePreferences()
  const foldAll = useRowState((state) => state.foldAll)
  const main = layout === 'supply' || layout === 'finance' ? layout : 'demand'
  const content = (
    <div className="chooser">
      <p className="chooser-hint">{t('rows.levelsHint')}</p>
      <div className="chooser-sides">
        {sidesWithLevels.map((side) => (
          <SideLevels key={side} side={side} />
        ))}
      </div>
      <footer className="chooser-foot">
        <Checkbox
          checked={arrangement === 'measures'}
          onChange={({ target }) => change({ arrangement: target.checked ? 'measures' : 'nodes' })}
        >
          {t('rows.arrange_measures')}
        </Checkbox>
        <Checkbox
          checked={hideEmpty}
          onChange={({ target }) => change({ hideEmpty: target.checked })}
        >
          {t('rows.hideEmpty')}
        </Checkbox>
        <Button
          size="small"
          onClick={() => {
            foldAll()
            change({
              levels: {
                demand: [...usualLevels.demand],
                supply: [...usualLevels.supply],
                resource: [...usualLevels.resource],
                finance: [...usualLevels.finance],
              },
            })
          }}
        >
          {t('rows.levelsUsual')}
        </Button>
      </footer>
    </div>
  )
  return (
    <OpenedPanel name={t('rows.levels')} placement="bottomLeft" content={content}>
      <Button size="small" className="levels-button">
        {t('rows.levels')}: {levels[main].map(words.attribute).join(' › ')}
      </Button>
    </OpenedPanel>
  )
}
