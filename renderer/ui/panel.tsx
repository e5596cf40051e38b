import { type ReactNode, useId } from 'react'
import './panel.css'

interface PanelProps {
  readonly title: ReactNode
  /** Buttons and figures at the right of the title. */
  readonly extra?: ReactNode
  readonly className?: string
  readonly children: ReactNode
}

/** A titled surface; its body scrolls where the panel is given a fixed height. */
export function Panel({ title, extra, className, children }: PanelProps) {
  const heading = useId()
  return (
    <section className={className ? `panel ${className}` : 'panel'} aria-labelledby={heading}>
      <header className="panel-head">
        <h2 id={heading}>{title}</h2>
        <div className="panel-extra">{extra}</div>
      </header>
      <div className="panel-body">{children}</div>
    </section>
  )
}
