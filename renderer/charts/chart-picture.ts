/** A chart as a picture: what is on the screen, with its title and its legend, sharp enough for a slide. */

/** What makes a drawn element look as it does; style sheets are not part of a picture. */
const looks = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'stroke-opacity',
  'opacity',
  'font-size',
  'font-family',
  'font-weight',
  'text-anchor',
] as const

const scale = 2
const padding = 12
const titleHeight = 22
const legendHeight = 20

/** The drawing with every look written into it. */
function standalone(drawing: SVGSVGElement): string {
  const copy = drawing.cloneNode(true) as SVGSVGElement
  const from = [drawing, ...drawing.querySelectorAll('*')]
  const to = [copy, ...copy.querySelectorAll('*')]
  from.forEach((element, at) => {
    const style = getComputedStyle(element)
    const target = to[at]
    target?.removeAttribute('class')
    target?.removeAttribute('style')
    for (const look of looks) {
      const value = style.getPropertyValue(look)
      if (value) target?.setAttribute(look, value)
    }
  })
  const { width, height } = drawing.getBoundingClientRect()
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg')
  copy.setAttribute('width', String(width))
  copy.setAttribute('height', String(height))
  return new XMLSerializer().serializeToString(copy)
}

async function imageOf(svg: string): Promise<HTMLImageElement> {
  const address = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }))
  try {
    const image = new Image()
    image.src = address
    await image.decode()
    return image
  } finally {
    URL.revokeObjectURL(address)
  }
}

export interface LegendEntry {
  readonly label: string
  readonly colour: string
}

/** PNG of a chart inside `figure`; null where nothing is drawn yet. */
export async function chartPicture(
  figure: HTMLElement,
  title: string,
  legend: readonly LegendEntry[],
): Promise<Blob | null> {
  const drawing = figure.querySelector<SVGSVGElement>('.recharts-wrapper > svg.recharts-surface')
  if (!drawing) return null
  const image = await imageOf(standalone(drawing))
  const page = getComputedStyle(document.documentElement)
  const token = (colour: string): string => {
    const name = /^var\((--[\w-]+)\)$/.exec(colour)?.[1]
    return name ? page.getPropertyValue(name).trim() : colour
  }
  const canvas = document.createElement('canvas')
  canvas.width = (image.width + 2 * padding) * scale
  canvas.height = (image.height + titleHeight + legendHeight + 2 * padding) * scale
  const pen = canvas.getContext('2d')
  if (!pen) return null
  pen.scale(scale, scale)
  pen.fillStyle = token('var(--bg-surface)')
  pen.fillRect(0, 0, canvas.width, canvas.height)
  const family = getComputedStyle(document.body).fontFamily
  pen.textBaseline = 'top'
  pen.fillStyle = token('var(--text)')
  pen.font = `600 14px ${family}`
  pen.fillText(title, padding, padding)
  pen.font = `11px ${family}`
  let left = padding
  for (const { label, colour } of legend) {
    pen.fillStyle = token(colour)
    pen.fillRect(left, padding + titleHeight + 2, 9, 9)
    pen.fillStyle = token('var(--text-secondary)')
    pen.fillText(label, left + 13, padding + titleHeight)
    left += pen.measureText(label).width + 28
  }
  pen.drawImage(image, padding, padding + titleHeight + legendHeight)
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/png'))
}

/** Puts the picture on the clipboard; answers false where the system does not let it. */
export async function copyPicture(picture: Blob): Promise<boolean> {
  try {
    await navigator.clipboard.write([new ClipboardItem({ 'image/png': picture })])
    return true
  } catch {
    return false
  }
}

/** Saves the picture as a file instead. */
export function savePicture(picture: Blob, name: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(picture)
  link.download = `${name.replace(/[\\/:*?"<>|]+/g, ' ').trim()}.png`
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000)
}
