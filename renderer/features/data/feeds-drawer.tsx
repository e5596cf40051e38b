import { canonicalEntities } from '@shared/model/entities/canonical-entities'
import { type Feeds, staleAfter } from '@shared/model/feeds'
import { Button, Drawer, Form, InputNumber, Radio, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Loading } from '../../ui/loading'
import { useConnections, useFeeds, useSaveFeeds } from './data-queries'
import { entityName } from './entity-name'
import { FeedOrder } from './feed-order'
import './feeds-drawer.css'

const names = canonicalEntities.map(({ name }) => name)
const timeOfDay = /^([01]\d|2[0-3]):[0-5]\d$/

/** Which connections feed the plan, when they are pulled, and how old their data may be. */
export function FeedsDrawer({ close }: { readonly close: () => void }) {
  const { t } = useTranslation()
  const feeds = useFeeds().data
  const connections = useConnections().data
  return (
    <Drawer open onClose={close} size={520} title={t('data.feeds')}>
      {feeds && connections ? (
        <FeedsForm feeds={feeds} connections={connections.map(({ name }) => name)} close={close} />
      ) : (
        <Loading />
      )}
    </Drawer>
  )
}

interface FeedsFormProps {
  readonly feeds: Feeds
  readonly connections: readonly string[]
  readonly close: () => void
}

function FeedsForm({ feeds, connections, close }: FeedsFormProps) {
  const { t } = useTranslation()
  const save = useSaveFeeds()
  const [order, setOrder] = useState<readonly string[]>(feeds.connections)
  const [limits, setLimits] = useState(feeds.limits)
  const [form] = Form.useForm<Pick<Feeds, 'union' | 'away'> & Feeds['schedule']>()
  const entities = names.map((value) => ({ value, label: entityName(t, value) }))
  const submit = async () => {
    const { union, away, times, everyMinutes } = await form.validateFields()
    const schedule = { times: [...times].sort(), everyMinutes: everyMinutes ?? null }
    await save.mutateAsync({ connections: [...order], union, away, schedule, limits })
    close()
  }
  return (
    <Form
      form={form}
      layout="vertical"
      className="feeds-form"
      initialValues={{ union: feeds.union, away: feeds.away, ...feeds.schedule }}
      onFinish={() => void submit()}
    >
      <h3>{t('data.feedsWhich')}</h3>
      <p className="secondary small">{t('data.feedsWhichText')}</p>
      <FeedOrder connections={connections} order={order} change={setOrder} />
      <Form.Item name="union" label={t('data.feedsUnion')} extra={t('data.feedsUnionText')}>
        <Select mode="multiple" options={entities} optionFilterProp="label" />
      </Form.Item>
      <Form.Item name="away" label={t('data.feedsAway')}>
        <Radio.Group
          options={[
            { value: 'fail', label: t('data.feedsAway_fail') },
            { value: 'keep', label: t('data.feedsAway_keep') },
          ]}
        />
      </Form.Item>
      <h3>{t('data.schedule')}</h3>
      <p className="secondary small">{t('data.scheduleText')}</p>
      <Form.Item
        name="times"
        label={t('data.scheduleTimes')}
        rules={[
          {
            validator: async (_, times: readonly string[]) => {
              if (!times.every((time) => timeOfDay.test(time)))
                throw new Error(t('data.scheduleTimeExpected'))
            },
          },
        ]}
      >
        <Select mode="tags" open={false} suffixIcon={null} placeholder="06:30" />
      </Form.Item>
      <Form.Item name="everyMinutes" label={t('data.scheduleEvery')}>
        <InputNumber min={5} max={10_080} />
      </Form.Item>
      <h3>{t('data.limits')}</h3>
      <p className="secondary small">{t('data.limitsText')}</p>
      <div className="feeds-limits">
        {names.map((entity) => (
          <div key={entity} className="feeds-limit">
            <span>{entityName(t, entity)}</span>
            <InputNumber
              aria-label={entityName(t, entity)}
              size="small"
              min={1}
              max={87_600}
              placeholder={String(staleAfter(entity, {}))}
              value={limits[entity] ?? null}
              onChange={(hours) => setLimits(withLimit(limits, entity, hours))}
            />
          </div>
        ))}
      </div>
      <div className="form-actions">
        <Button onClick={close}>{t('app.cancel')}</Button>
        <Button type="primary" htmlType="submit" loading={save.isPending}>
          {t('app.save')}
        </Button>
      </div>
    </Form>
  )
}

function withLimit(limits: Feeds['limits'], entity: string, hours: number | null): Feeds['limits'] {
  const { [entity]: _, ...others } = limits
  return hours === null ? others : { ...others, [entity]: hours }
}
