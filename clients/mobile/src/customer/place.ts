// The address book, and which place the customer looks from.
import { computed, ref, shallowRef } from 'vue'
import { get, type Customer } from '@/api'
import { isSignedIn, readCities } from '@/session'

export type Address = Customer['AddressSeen']
export type City = Customer['CitySeen']

const CHOSEN = 'doorstep.address'
const addresses = shallowRef<Address[]>([])
const city = shallowRef<City>()
const chosenId = ref<string>(String(uni.getStorageSync(CHOSEN) || ''))
const isRead = ref(false)
/** What was just taken out of the book, while it can be put back. */
const gone = shallowRef<Address>()

/** The places of the customer; the chosen one stays chosen on this device. */
export function usePlaces() {
  const chosen = computed(() => addresses.value.find((one) => one.id === chosenId.value) ?? addresses.value[0])
  const point = computed(() => {
    if (chosen.value) return { lat: chosen.value.lat, lng: chosen.value.lng }
    return city.value ? { lat: city.value.center_lat, lng: city.value.center_lng } : undefined
  })
  return {
    addresses, chosen, city, point, isRead, gone,
    choose(id: string) {
      chosenId.value = id
      uni.setStorageSync(CHOSEN, id)
    },
    async load() {
      if (!city.value) city.value = (await readCities()).mine
      addresses.value = isSignedIn('customer') ? await get('/api/customer/v1/addresses') : []
      isRead.value = true
    },
  }
}

/** A place in one line, as its owner knows it. */
export function line(place: Pick<Address, 'community' | 'house'>): string {
  return `${place.community} ${place.house}`
}
