// Taking a photo and keeping it at the house.
import { house, shown } from '@/api/house'
import { headers, read } from '@/api/request'
import { offline } from '@/api/problem'
import { say } from '@/i18n'
import { tokenOf, type Role } from '@/session/store'

export interface Kept {
  id: string
  url: string
}

/** Let the person take or choose one photo and keep it; null when they changed their mind. */
export function keepPicture(role: Role, purpose: string): Promise<Kept | null> {
  return new Promise((resolve, reject) => {
    uni.chooseImage({
      count: 1,
      sizeType: ['compressed'],
      fail: () => resolve(null),
      success: ({ tempFilePaths }) => {
        uni.uploadFile({
          url: `${house()}/api/${role}/v1/pictures`,
          filePath: tempFilePaths[0],
          name: 'picture',
          formData: { purpose },
          header: headers({ role }),
          fail: () => reject(offline(say('errors.offline'))),
          success: ({ statusCode, data }) => {
            try {
              const kept = read(statusCode, JSON.parse(data), role, tokenOf(role)) as Kept
              resolve({ id: kept.id, url: shown(kept.url) })
            } catch (error) {
              reject(error)
            }
          },
        })
      },
    })
  })
}

/** Let the person take or choose one photo of this phone, to be sent with something else; '' when they changed their mind. */
export function choosePhoto(): Promise<string> {
  return new Promise((resolve) => {
    uni.chooseImage({
      count: 1,
      sizeType: ['compressed'],
      fail: () => resolve(''),
      success: ({ tempFilePaths }) => resolve(tempFilePaths[0] ?? ''),
    })
  })
}
