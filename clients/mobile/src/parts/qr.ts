// The dark squares of a QR code as one path; a file of its own, read only where a code is shown.
import qrcode from 'qrcode-generator'

const QUIET = 2

/** The path of a text's code, and how many squares a side has without its quiet border. */
export function squares(text: string): { side: number; path: string } {
  const qr = qrcode(0, 'M')
  qr.addData(text)
  qr.make()
  const side = qr.getModuleCount()
  let path = ''
  for (let y = 0; y < side; y++) {
    for (let x = 0; x < side; x++) if (qr.isDark(y, x)) path += `M${x + QUIET} ${y + QUIET}h1v1h-1z`
  }
  return { side, path }
}
