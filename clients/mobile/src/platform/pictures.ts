// Looking at photos in full; in a browser by a viewer of our own, for uni's weighs on every first page.

// #ifdef H5
const STYLE = 'position:fixed;inset:0;z-index:9000;display:flex;align-items:center;justify-content:center;background:rgba(0,0,0,0.92)'

function viewer(urls: string[], first: number): void {
  let at = Math.max(0, first)
  const before = document.activeElement as HTMLElement | null
  const screen = document.createElement('div')
  const image = document.createElement('img')
  screen.style.cssText = STYLE
  screen.tabIndex = 0
  screen.setAttribute('role', 'dialog')
  screen.setAttribute('aria-modal', 'true')
  image.style.cssText = 'max-width:100%;max-height:100%;object-fit:contain'
  const show = () => {
    image.src = urls[at]
    image.alt = screen.ariaLabel = `${at + 1} / ${urls.length}`
  }
  const close = () => {
    screen.remove()
    before?.focus()
  }
  const turn = (by: number) => {
    at = (at + by + urls.length) % urls.length
    show()
  }
  screen.addEventListener('click', () => (at + 1 < urls.length ? turn(1) : close()))
  screen.addEventListener('keydown', ({ key }) => {
    if (key === 'Escape') close()
    else if (key === 'ArrowRight') turn(1)
    else if (key === 'ArrowLeft') turn(-1)
  })
  show()
  screen.append(image)
  document.body.append(screen)
  screen.focus()
}
// #endif

/** Show photos in full, beginning with one; a tap leads to the next, and after the last one back. */
export function showPictures(urls: string[], first = 0): void {
  // #ifdef H5
  if (urls.length) viewer(urls, first)
  // #endif
  // #ifndef H5
  uni.previewImage({ urls, current: first })
  // #endif
}
