/** The lines of the menu, with the keys that do the same. */
import type { MenuProps } from 'antd'
import type { TFunction } from 'i18next'
import type { MenuAction } from './menu-actions'

/** Null sets groups apart. */
export const menuItems = (
  actions: readonly (MenuAction | null)[],
  t: TFunction,
): NonNullable<MenuProps['items']> =>
  actions.map((action, at) =>
    action === null
      ? { type: 'divider', key: `gap ${at}` }
      : {
          key: action.key,
          disabled: !action.possible,
          label: (
            <span className="plan-menu-item">
              {t(action.text)}
              {action.keys ? <kbd>{action.keys}</kbd> : null}
            </span>
          ),
        },
  )
