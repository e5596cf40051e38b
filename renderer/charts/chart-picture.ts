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

interface LegendEntry {
  readonly sign: HTMLImageElement | null
  readonly text: HTMLElement
  /** Of the sign and of the text, in the drawing. */
  readonly signLeft: number
  readonly signTop: number
  readonly left: number
  readonly middle: number
}

/** The names of what is drawn with their signs, where they stand on the screen. */
async function legendOf(figure: HTMLElement, drawing: Element): Promise<readonly LegendEntry[]> {
  const origin = drawing.getBoundingClientRect()
  const entries = [...figure.querySelectorAll<HTMLElement>('.recharts-legend-item')].map(
    async (item): Promise<LegendEntry | null> => {
      const text = item.querySelector<HTMLElement>('.recharts-legend-item-text')
      const shown = item.closest('.recharts-legend-wrapper')?.getBoundingClientRect()
      // What has to be scrolled to would lie over the plot.
      if (!text || !shown || text.getBoundingClientRect().bottom > shown.bottom) return null
      const sign = item.querySelector('svg')
      const [signBox, textBox] = [
        (sign ?? text).getBoundingClientRect(),
        text.getBoundingClientRect(),
      ]
      return {
        sign: sign ? await imageOf(standalone(sign)) : null,
        text,
        signLeft: signBox.left - origin.left,
        signTop: signBox.top - origin.top,
        left: textBox.left - origin.left,
        middle: (textBox.top + textBox.bottom) / 2 - origin.top,
      }
    },
  )
  return (await Promise.all(entries)).filter((entry) => entry !== null)
}

/** PNG of a chart inside `figure`; null where nothing is drawn yet. */
export async function chartPicture(figure: HTMLElement, title: string): Promise<Blob | null> {
  const drawing = figure.querySelector<SVGSVGElement>('.recharts-wrapper > svg.recharts-surface')
  if (!drawing) return null
  const [image, legend] = await Promise.all([
    imageOf(standalone(drawing)),
    legendOf(figure, drawing),
  ])
  const page = getComputedStyle(document.documentElement)
  const token = (name: string): string => page.getPropertyValue(name).trim()
  const canvas = document.createElement('canvas')
  canvas.width = (image.width + 2 * padding) * scale
  canvas.height = (image.height + titleHeight + 2 * padding) * scale
  const pen = canvas.getContext('2d')
  if (!pen) return null
  pen.scale(scale, scale)
  pen.fillStyle = token('--bg-surface')
  pen.fillRect(0, 0, canvas.width, canvas.height)
  const family = getComputedStyle(document.body).fontFamily
  pen.textBaseline = 'top'
  pen.fillStyle = token('--text')
  pen.font = `600 14px ${family}`
  pen.fillText(title, padding, padding)
  pen.translate(padding, padding + titleHeight)
  pen.drawImage(image, 0, 0)
  pen.textBaseline = 'middle'
  pen.fillStyle = token('--text-secondary')
  for (const { sign, text, signLeft, signTop, left, middle } of legend) {
    if (sign) pen.drawImage(sign, signLeft, signTop)
    pen.font = `${getComputedStyle(text).fontSize} ${family}`
    pen.fillText(text.innerText, left, middle)
  }
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
