import { useFormat } from '../ui/use-format'
import { useInfo } from './app-queries'
import { BrandMark } from './brand-mark'
import { DataStamp } from './data-stamp'
import './header.css'
import { LanguageSwitch } from './language-switch'
import { NetworkState } from './network-state'
import { PersonSwitch } from './person-switch'
import { ThemeSwitch } from './theme-switch'

export function Header() {
  const format = useFormat()
  const company = useInfo().data?.company
  return (
    <header className="header">
      <BrandMark />
      {company ? <span className="header-company">{format.name(company)}</span> : null}
      <DataStamp />
      <span className="header-gap" />
      <NetworkState />
      <PersonSwitch />
      <LanguageSwitch />
      <ThemeSwitch />
    </header>
  )
}
