// Where the device is, in GCJ-02 as the house keeps places.

export interface Place {
  lat: number
  lng: number
  accuracy: number
}

/** Whether this page may ask for the device's place at all; a browser on plain http may not. */
export function canLocate(): boolean {
  // #ifdef H5
  return window.isSecureContext && 'geolocation' in navigator
  // #endif
  // #ifndef H5
  return true
  // #endif
}

/** The place now, or null when the person or the device says no. */
export function locate(): Promise<Place | null> {
  // #ifdef H5
  if (!canLocate()) return Promise.resolve(null)
  return new Promise((resolve) => {
    navigator.geolocation.getCurrentPosition(
      async ({ coords }) => {
        const { transform, WGS84, GCJ02 } = (await import('gcoord')).default
        const [lng, lat] = transform([coords.longitude, coords.latitude], WGS84, GCJ02)
        resolve({ lat, lng, accuracy: coords.accuracy })
      },
      () => resolve(null),
      { enableHighAccuracy: true, timeout: 10_000, maximumAge: 10_000 },
    )
  })
  // #endif
  // #ifndef H5
  return new Promise((resolve) => {
    uni.getLocation({
      type: 'gcj02',
      success: (found) => resolve({ lat: found.latitude, lng: found.longitude, accuracy: found.accuracy }),
      fail: () => resolve(null),
    })
  })
  // #endif
}
