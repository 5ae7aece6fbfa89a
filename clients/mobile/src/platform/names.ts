// On the mobile web the client's own elements hold the browser's inside: what a screen reader
// meets there gets the name that was given outside.
const NAMED = 'uni-input, uni-textarea'

function name(outer: Element): void {
  const inner = outer.querySelector('input, textarea')
  const said = outer.getAttribute('aria-label')
  if (inner && said && inner.getAttribute('aria-label') !== said) inner.setAttribute('aria-label', said)
}

function silence(outer: Element): void {
  // The picture's name, if it has one, is read outside.
  for (const inner of outer.querySelectorAll('img:not([alt])')) inner.setAttribute('alt', '')
}

function look(at: Element): void {
  const around = at.closest(`${NAMED}, uni-image`)
  for (const one of [...(around ? [around] : []), ...at.querySelectorAll(`${NAMED}, uni-image`)]) (one.matches(NAMED) ? name : silence)(one)
}

/** Keep the names inside as they are outside, from now on. */
export function keepNames(): void {
  // #ifdef H5
  look(document.body)
  new MutationObserver((changes) => {
    for (const change of changes) {
      if (change.type === 'attributes') look(change.target as Element)
      for (const added of change.addedNodes) if (added instanceof Element) look(added)
    }
  }).observe(document.body, { subtree: true, childList: true, attributes: true, attributeFilter: ['aria-label'] })
  // #endif
}
