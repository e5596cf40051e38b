/** The look of antd's components in both themes. The same colours stand as CSS variables in tokens.css. */
import { type ThemeConfig, theme } from 'antd'

export type ThemeMode = 'light' | 'dark'

const fonts =
  'Inter, "Segoe UI", Roboto, "Helvetica Neue", "Noto Sans", "Liberation Sans", Arial, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif'

const colours = {
  light: {
    colorPrimary: '#0f6e84',
    colorLink: '#0f6e84',
    colorInfo: '#0f6e84',
    colorSuccess: '#1b7347',
    colorWarning: '#945700',
    colorError: '#b3261e',
    colorText: '#182328',
    colorTextSecondary: '#4d5b63',
    colorTextTertiary: '#5b6971',
    colorTextPlaceholder: '#5b6971',
    colorBgLayout: '#f3f5f6',
    colorBgContainer: '#ffffff',
    colorBgElevated: '#ffffff',
    colorBorder: '#c6cfd4',
    colorBorderSecondary: '#e0e5e8',
    colorPrimaryBg: '#e1eff3',
    controlItemBgActive: '#dcecf0',
    controlItemBgActiveHover: '#d0e5ea',
  },
  dark: {
    colorPrimary: '#1c7d94',
    colorLink: '#63c1d6',
    colorInfo: '#63c1d6',
    colorSuccess: '#5cc08c',
    colorWarning: '#e0a84a',
    colorError: '#f28b84',
    colorText: '#e3e9ec',
    colorTextSecondary: '#a9b7be',
    colorTextTertiary: '#95a4ac',
    colorTextPlaceholder: '#8a99a1',
    colorBgLayout: '#12181b',
    colorBgContainer: '#1a2226',
    colorBgElevated: '#222c31',
    colorBorder: '#3d4a51',
    colorBorderSecondary: '#2b353b',
    colorPrimaryBg: '#17333c',
    controlItemBgActive: '#173d48',
    controlItemBgActiveHover: '#1d4854',
    // A shadow alone is not seen on a dark ground: what lies over the screen has an edge.
    boxShadowSecondary: '0 0 0 1px #4c5a62, 0 8px 24px rgb(0 0 0 / 0.5)',
  },
} as const

/** What a role may only read is read all the same. */
const readOnly = {
  light: { colorTextDisabled: colours.light.colorTextTertiary },
  dark: { colorTextDisabled: colours.dark.colorTextTertiary },
} as const

const flatButtons = { primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none' }

// Neither could be read in the dark theme: white text on its light red, the accent as text.
const darkButtons = {
  dangerColor: '#2b0f0d',
  defaultHoverColor: colours.dark.colorLink,
  defaultHoverBorderColor: colours.dark.colorLink,
  defaultActiveColor: colours.dark.colorLink,
  defaultActiveBorderColor: colours.dark.colorLink,
}

const darkTabs = {
  itemSelectedColor: colours.dark.colorLink,
  itemHoverColor: colours.dark.colorLink,
  itemActiveColor: colours.dark.colorLink,
  inkBarColor: colours.dark.colorLink,
}

type Algorithm = Extract<ThemeConfig['algorithm'], (...args: never[]) => unknown>
type Derived = NonNullable<Parameters<Algorithm>[1]>

/** The compact algorithm knows only even text sizes; ours are those of tokens.css. */
const textSizes: Algorithm = (_seed, derived) => ({
  ...(derived as Derived),
  fontSize: 13,
  lineHeight: 20 / 13,
  fontHeight: 20,
  fontSizeSM: 12,
  lineHeightSM: 18 / 12,
  fontHeightSM: 18,
  fontSizeLG: 15,
  lineHeightLG: 22 / 15,
  fontHeightLG: 22,
})

/** antd's theme; nothing glides or fades where the person wants a screen that keeps still. */
export const themeOf = (mode: ThemeMode, still: boolean): ThemeConfig => ({
  algorithm: [
    mode === 'dark' ? theme.darkAlgorithm : theme.defaultAlgorithm,
    theme.compactAlgorithm,
    textSizes,
  ],
  token: { ...colours[mode], fontFamily: fonts, borderRadius: 4, wireframe: false, motion: !still },
  components: {
    Table: { cellPaddingBlockSM: 4, cellPaddingInlineSM: 8 },
    Button: flatButtons,
    // Tags of the compact size cut their letters off.
    Select: { multipleItemHeightSM: 18, multipleItemHeight: 20, ...readOnly[mode] },
    Input: readOnly[mode],
    InputNumber: readOnly[mode],
    Badge: { colorError: '#b3261e' },
    ...(mode === 'dark' ? { Button: { ...flatButtons, ...darkButtons }, Tabs: darkTabs } : {}),
  },
})
