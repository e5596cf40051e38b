import { Button, Checkbox } from 'antd'
import { useTranslation } from 'react-i18next'
import { Icon } from '../../ui/icons'

interface FeedOrderProps {
  readonly connections: readonly string[]
  /** Those that feed the plan, in order of precedence. */
  readonly order: readonly string[]
  readonly change: (order: readonly string[]) => void
}

/** Connections that feed the plan, first the one that wins; the others below. */
export function FeedOrder({ connections, order, change }: FeedOrderProps) {
  const { t } = useTranslation()
  const others = connections.filter((name) => !order.includes(name))
  const lift = (at: number) =>
    change(order.map((name, i) => (i === at - 1 ? order[at] : i === at ? order[at - 1] : name)!))
  return (
    <ol className="feed-order">
      {[...order, ...others].map((name, at) => (
        <li key={name}>
          <span className="feed-rank number">{at < order.length ? at + 1 : ''}</span>
          <Checkbox
            checked={order.includes(name)}
            onChange={({ target }) =>
              change(target.checked ? [...order, name] : order.filter((one) => one !== name))
            }
          >
            {name}
          </Checkbox>
          {at > 0 && at < order.length ? (
            <Button
              size="small"
              type="text"
              aria-label={t('data.feedsLift', { name })}
              icon={<Icon name="up" size={14} />}
              onClick={() => lift(at)}
            />
          ) : null}
        </li>
      ))}
    </ol>
  )
}
