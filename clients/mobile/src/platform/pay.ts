// Paying where the app runs: the channel's page in a browser, its own sheet in a mini program.
import { ask } from '@/api'
// #ifdef H5
import { scene as sceneOfHouse } from '@/session/scene'
// #endif

export type Paid = 'paid' | 'given-up' | 'left'

/** The scene in which a payment begins here. */
export function scene(): 'jsapi' | 'h5' {
  // #ifdef H5
  return 'h5'
  // #endif
  // #ifndef H5
  return 'jsapi'
  // #endif
}

/** Begin to pay the open bill of an order. In a browser the page leaves for the cashier and comes
 * back to the order; whether money arrived only the house says. */
export async function payOrder(orderId: string, billId?: string): Promise<Paid> {
  const step = await ask('/api/customer/v1/orders/{order_id}/payments', {
    path: { order_id: orderId },
    body: { scene: scene(), bill_id: billId },
  })
  // #ifdef H5
  const back = `${location.origin}${location.pathname}#/pages/customer/order?id=${orderId}&paid=1`
  const url = here(new URL(step.h5_url ?? '', location.href))
  url.searchParams.set('redirect_url', back)
  location.assign(url.href)
  return 'left'
  // #endif
  // #ifndef H5
  const prepay = step.prepay ?? {}
  return new Promise((resolve) => {
    uni.requestPayment({
      ...({
        provider: 'wxpay', timeStamp: prepay.timeStamp, nonceStr: prepay.nonceStr,
        package: prepay.package, signType: prepay.signType ?? 'RSA', paySign: prepay.paySign,
      } as unknown as UniApp.RequestPaymentOptions),
      success: () => resolve('paid'),
      fail: () => resolve('given-up'),
    })
  })
  // #endif
}

// #ifdef H5
/** A cashier that stands on the house's own machine is a demo's: the house hands it on at the address by which
 * this device came, for a phone cannot reach that machine's own. */
function here(cashier: URL): URL {
  const isOfTheMachine = ['127.0.0.1', 'localhost', '[::1]'].includes(cashier.hostname)
  return isOfTheMachine ? new URL(cashier.pathname + cashier.search, location.origin) : cashier
}
// #endif

/** Let a person confirm that they receive a transfer, where the messenger asks it, or on a demo's page; false where
 * only the messenger's own app can. */
export async function confirmTransfer(said: string): Promise<boolean> {
  // #ifdef MP-WEIXIN
  return new Promise((resolve) => {
    const wx = uni as unknown as { requestMerchantTransfer?: (asked: object) => void }
    if (!wx.requestMerchantTransfer) return resolve(false)
    wx.requestMerchantTransfer({ package: said, success: () => resolve(true), fail: () => resolve(false) })
  })
  // #endif
  // #ifdef H5
  if ((await sceneOfHouse()).kind === 'demo') {
    location.assign(`/transfers/${encodeURIComponent(said)}?redirect_url=${encodeURIComponent(location.href)}`)
    return true
  }
  // #endif
  // #ifndef MP-WEIXIN
  return !said
  // #endif
}
