/** Starts the screens. What they need first is asked for before their code is read: the plan is long in the making. */
import '@renderer/app/message-types'
import '@renderer/ui/tokens.css'
import '@renderer/ui/base.css'
import '@renderer/ui/figure-table.css'
import '@renderer/ui/panel-column.css'
import '@renderer/ui/panel-flow.css'
import { giveStylesTheNonce } from '@renderer/app/csp-nonce'
import { askEarly } from '@renderer/client/early-calls'
import { keepAnswersTrue } from '@renderer/client/query-client'

async function start(root: HTMLElement): Promise<void> {
  giveStylesTheNonce()
  keepAnswersTrue()
  askEarly()
  const { startScreens } = await import('@renderer/app/start-screens')
  await startScreens(root)
}

const root = document.getElementById('root')
if (root) void start(root)
