// A list read page by page by keyset: the address holds filters and place, the trail leads back.
import { computed, type Ref, ref, watch } from 'vue'
import { useRoute, useRouter } from 'vue-router'

import { type Asked, useAsked } from '@/api/asked'

export interface Page<Row> {
  items: Row[]
  next: string
}

export interface Keyset<Row> extends Asked<Page<Row>> {
  filters: Ref<Record<string, string>>
  set: (changes: Record<string, string>) => void
  forward: () => void
  backward: () => void
  isFirst: Ref<boolean>
  isFiltered: Ref<boolean>
  /** Every row that matches, page after page, telling how many there are so far. */
  whole: (told: (count: number) => void) => Promise<Row[]>
}

/** Read pages of a list; `names` are the filters that the address keeps, `place` what else it says of where one is. */
export function useKeyset<Row>(
  names: readonly string[],
  load: (filters: Record<string, string>, after: string) => Promise<Page<Row>>,
  place: readonly string[] = [],
): Keyset<Row> {
  const route = useRoute()
  const router = useRouter()
  const home = route.path
  const trail = ref<string[]>([])
  const asIs = (wanted: readonly string[]) => Object.fromEntries(wanted.map((name) => [name, String(route.query[name] ?? '')]))
  const filters = computed(() => asIs(names))
  const after = computed(() => String(route.query.after ?? ''))
  const asked = useAsked(() => load(filters.value, after.value))

  watch(() => [filters.value, after.value], (new_, old) => {
    if (route.path === home && JSON.stringify(new_) !== JSON.stringify(old)) void asked.ask()
  })

  function go(query: Record<string, string>): void {
    const kept = Object.fromEntries(Object.entries({ ...asIs(place), ...query }).filter(([, value]) => value))
    void router.push({ path: home, query: kept })
  }
  function set(changes: Record<string, string>): void {
    trail.value = []
    go({ ...filters.value, ...changes })
  }
  function forward(): void {
    const next = asked.value.value?.next
    if (!next) return
    trail.value = [...trail.value, after.value]
    go({ ...filters.value, after: next })
  }
  function backward(): void {
    const before = trail.value.at(-1) ?? ''
    trail.value = trail.value.slice(0, -1)
    go({ ...filters.value, after: before })
  }
  async function whole(told: (count: number) => void): Promise<Row[]> {
    const wanted = { ...filters.value }
    const rows: Row[] = []
    let next = ''
    do {
      const page = await load(wanted, next)
      rows.push(...page.items)
      told(rows.length)
      next = page.next
    } while (next)
    return rows
  }
  const isFirst = computed(() => !after.value)
  const isFiltered = computed(() => Object.values(filters.value).some(Boolean))
  return { ...asked, filters, set, forward, backward, isFirst, isFiltered, whole }
}
