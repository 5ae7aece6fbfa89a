// What the surroundings take of the window: the bar above, and whether pages have their own way back.

/** Height of the system's bar above the app, in px. */
export function barAbove(): number {
  // #ifdef H5
  return 0
  // #endif
  // #ifndef H5
  return uni.getSystemInfoSync().statusBarHeight ?? 20
  // #endif
}

/** Width at the right of the header that a mini program's own capsule takes, in px. */
export function capsuleWidth(): number {
  // #ifdef MP-WEIXIN
  const { left } = uni.getMenuButtonBoundingClientRect()
  return Math.max(0, uni.getSystemInfoSync().windowWidth - left)
  // #endif
  // #ifndef MP-WEIXIN
  return 0
  // #endif
}

/** Call a phone number; a browser leaves it to the device. */
export function call(phoneNumber: string): void {
  uni.makePhoneCall({ phoneNumber, fail: () => undefined })
}
