/** The classes of an element that is drawn: while it is put together they are gathered, and written at once. */
export class ClassNames {
  private gathered: Set<string> | null = null

  constructor(private readonly element: HTMLElement) {}

  gather(): void {
    this.gathered = new Set()
  }

  /** AG Grid leaves `on` out where it means false, which a class list would take as the other way round. */
  toggle(names: string, on?: boolean): void {
    for (const name of names.includes(' ') ? names.split(' ') : [names]) {
      if (name === '') continue
      if (!this.gathered) this.element.classList.toggle(name, on === true)
      else if (on) this.gathered.add(name)
      else this.gathered.delete(name)
    }
  }

  write(): void {
    const wanted = [...(this.gathered ?? [])].join(' ')
    this.gathered = null
    if (this.element.className !== wanted) this.element.className = wanted
  }
}
