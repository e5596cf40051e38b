/** The look of the grid, in the colours of tokens.css, so that one theme serves light and dark. */
import { themeQuartz } from 'ag-grid-community'

export const gridRowHeight = 24
export const yearHeaderHeight = 20
export const periodHeaderHeight = 24

export const gridTheme = themeQuartz.withParams({
  rowHeight: gridRowHeight,
  headerHeight: periodHeaderHeight,
  fontFamily: 'inherit',
  fontSize: 12,
  headerFontSize: 12,
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
