/** What should be known of a pasted block: its shape, its blanks, how its numbers were read. */
import { Checkbox } from 'antd'
import { useTranslation } from 'react-i18next'
import type { ManyCells } from './many-cells'
import type { PastePlan } from './plan-paste'

interface ManyNotesProps {
  readonly cells: ManyCells | PastePlan
  readonly skipping: boolean
  readonly skip: (skipping: boolean) => void
}

export function ManyNotes({ cells, skipping, skip }: ManyNotesProps) {
  const { t } = useTranslation()
  if (!('block' in cells)) return null
  const { block, selected, differs, otherMark, locale, clears } = cells
  return (
    <>
      {differs ? (
        <p className="many-note">
          {t('plan.pasteShape', {
            block: `${block.height} × ${block.width}`,
            selected: `${selected.height} × ${selected.width}`,
          })}
        </p>
      ) : null}
      {otherMark ? (
        <p className="many-note">
          {t('plan.pasteMark', { example: new Intl.NumberFormat(locale).format(1234.5) })}
        </p>
      ) : null}
      {clears > 0 ? (
        <p className="many-note">
          {t('plan.pasteClears', { count: clears })}{' '}
          <Checkbox checked={skipping} onChange={({ target }) => skip(target.checked)}>
            {t('plan.pasteSkipBlanks')}
          </Checkbox>
        </p>
      ) : null}
    </>
  )
}
