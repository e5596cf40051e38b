/** The look of the grid, in the colours of tokens.css, so that one theme serves light and dark. */
import { themeQuartz } from 'ag-grid-community'

export const gridRowHeight = 24
export const yearHeaderHeight = 20
export const periodHeaderHeight = 24

const usualTheme = themeQuartz.withParams({
  fontFamily: 'inherit',
  headerFontWeight: 600,
  spacing: 4,
  cellHorizontalPadding: 8,
  wrapperBorder: false,
  wrapperBorderRadius: 0,
  borderRadius: 0,
  accentColor: 'var(--accent)',
  foregroundColor: 'var(--text)',
  textColor: 'var(--text)',
  cellTextColor: 'var(--text)',
  headerTextColor: 'var(--text)',
  backgroundColor: 'var(--bg-surface)',
  headerBackgroundColor: 'var(--bg-raised)',
  chromeBackgroundColor: 'var(--bg-raised)',
  oddRowBackgroundColor: 'transparent',
  rowHoverColor: 'transparent',
  borderColor: 'var(--border)',
  rowBorder: { color: 'var(--grid-line)' },
  columnBorder: { color: 'var(--grid-line)' },
  pinnedColumnBorder: { color: 'var(--border-strong)' },
  headerColumnResizeHandleColor: 'transparent',
  headerColumnBorder: { color: 'var(--grid-line)' },
  headerRowBorder: { color: 'var(--border-strong)' },
})

const fontSize = 12
const made = new Map<number, typeof usualTheme>()

/** The theme in a size: 1 is the usual one. */
export function gridThemeAt(zoom: number): typeof usualTheme {
  const scaled = (size: number): number => Math.round(size * zoom)
  const theme =
    made.get(zoom) ??
    usualTheme.withParams({
      rowHeight: scaled(gridRowHeight),
      headerHeight: scaled(periodHeaderHeight),
      fontSize: fontSize * zoom,
      headerFontSize: fontSize * zoom,
    })
  made.set(zoom, theme)
  return theme
}
