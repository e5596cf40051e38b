import { Fragment, type ReactNode } from 'react'
import './panel.css'

export type Fact = readonly [label: string, value: ReactNode]

/** Labels and values in two columns. */
export const Facts = ({ facts }: { readonly facts: readonly Fact[] }) => (
  <dl className="facts">
    {facts.map(([label, value]) => (
      <Fragment key={label}>
        <dt>{label}</dt>
        <dd>{value}</dd>
      </Fragment>
    ))}
  </dl>
)
