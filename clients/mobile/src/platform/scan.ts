// Reading a code with the camera, where the app's surroundings can.

export function canScan(): boolean {
  // #ifdef H5
  return window.isSecureContext && 'BarcodeDetector' in window
  // #endif
  // #ifndef H5
  return true
  // #endif
}

/** What the code says, or '' when nothing was read. In a browser a photo of the code is read. */
export function scan(): Promise<string> {
  // #ifdef H5
  return scanPhoto()
  // #endif
  // #ifndef H5
  return new Promise((resolve) => {
    uni.scanCode({ scanType: ['qrCode'], success: ({ result }) => resolve(result), fail: () => resolve('') })
  })
  // #endif
}

// #ifdef H5
interface Detector {
  detect: (source: ImageBitmap) => Promise<{ rawValue: string }[]>
}

function scanPhoto(): Promise<string> {
  return new Promise((resolve) => {
    const input = document.createElement('input')
    input.type = 'file'
    input.accept = 'image/*'
    input.setAttribute('capture', 'environment')
    input.addEventListener('cancel', () => resolve(''))
    input.addEventListener('change', async () => {
      const file = input.files?.[0]
      if (!file || !canScan()) return resolve('')
      const Maker = (window as unknown as { BarcodeDetector: new (o: object) => Detector }).BarcodeDetector
      const found = await new Maker({ formats: ['qr_code'] }).detect(await createImageBitmap(file)).catch(() => [])
      resolve(found[0]?.rawValue ?? '')
    })
    input.click()
  })
}
// #endif
