import { Button } from 'antd'
import { Component, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '../ui/empty-state'

interface State {
  readonly error: unknown
  readonly failed: boolean
}

/** Catches what a screen throws, so that the rest of the window stays usable. */
export class ScreenBoundary extends Component<{ readonly children: ReactNode }, State> {
  override state: State = { error: undefined, failed: false }

  static getDerivedStateFromError(error: unknown): State {
    return { error, failed: true }
  }

  private readonly reopen = () => this.setState({ error: undefined, failed: false })

  override render(): ReactNode {
    if (!this.state.failed) return this.props.children
    return <Crashed error={this.state.error} reopen={this.reopen} />
  }
}

function Crashed({ error, reopen }: { readonly error: unknown; readonly reopen: () => void }) {
  const { t } = useTranslation()
  return (
    <EmptyState title={t('app.crashed')} text={t('app.crashedText')}>
      <Button type="primary" onClick={reopen}>
        {t('app.reopen')}
      </Button>
      <details className="secondary">
        <summary>{t('app.technicalDetails')}</summary>
        <pre className="crash-details">
          {error instanceof Error ? (error.stack ?? error.message) : String(error)}
        </pre>
      </details>
    </EmptyState>
  )
}
