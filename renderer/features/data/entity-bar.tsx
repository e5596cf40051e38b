import type { PullState } from '@shared/contract/snapshot-calls'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../ui/use-format'
import { entityName } from './entity-name'
import { entityShare } from './pull-totals'

type EntityProgress = PullState['entities'][number]

/** One entity of a pull: name, bar, rows read of rows to come. */
export function EntityBar({ progress }: { readonly progress: EntityProgress }) {
  const { t } = useTranslation()
  const { state, entity } = progress
  const share = entityShare(progress)
  const name = entityName(t, entity)
  return (
    <li className={`pull-entity ${state}`}>
      <span className="pull-entity-name" title={name}>
        {name}
      </span>
      <progress
        aria-label={name}
        {...(share === undefined ? {} : { value: share })}
        max={1}
        hidden={state === 'absent'}
      />
      <span className="pull-entity-rows number">
        <Words progress={progress} />
      </span>
    </li>
  )
}

function Words({
  progress: { state, rows, total, reading },
}: {
  readonly progress: EntityProgress
}) {
  const { t } = useTranslation()
  const format = useFormat()
  if (state === 'absent' || state === 'waiting') return t(`data.entityState_${state}`)
  const read = format.quantity(rows)
  if (state === 'done' && reading === 'kept') return t('data.entityKept')
  if (state === 'done' && reading === 'changes') return t('data.entityChanged', { rows: read })
  return state === 'done' || total === null ? read : `${read} / ${format.quantity(total)}`
}
