// The live feed's protocol apart from any socket: numbers of topics, gaps, and whom to tell.

export interface News {
  topic: string
  sequence: number
  name: string
  content: Record<string, unknown> | null
}

export interface Subscriber {
  topics: string[]
  /** A piece of news; usually the page reads again what it shows. */
  news?: (news: News) => void
  /** Something may have been missed: read everything again. */
  snapshot: () => void
}

/** Who follows what, and the last number heard of each topic. */
export class Feed {
  private readonly subscribers = new Set<Subscriber>()
  private readonly last = new Map<string, number>()

  add(subscriber: Subscriber): void {
    this.subscribers.add(subscriber)
  }

  remove(subscriber: Subscriber): void {
    this.subscribers.delete(subscriber)
    const wanted = new Set(this.topics())
    for (const topic of this.last.keys()) if (!wanted.has(topic)) this.last.delete(topic)
  }

  /** All topics that anybody follows, each once. */
  topics(): string[] {
    return [...new Set([...this.subscribers].flatMap((one) => one.topics))].sort()
  }

  /** One answer of the house. */
  hear(said: unknown): void {
    if (!said || typeof said !== 'object') return
    if ('following' in said) this.follow((said as { following: Record<string, number> }).following)
    else if ('topic' in said) this.take(said as News)
  }

  /** Everybody reads everything again. */
  missedAll(): void {
    for (const one of this.subscribers) one.snapshot()
  }

  private follow(numbers: Record<string, number>): void {
    const behind = new Set<string>()
    for (const [topic, number] of Object.entries(numbers)) {
      if (this.last.get(topic) !== number) {
        if (this.last.has(topic)) behind.add(topic)
        this.last.set(topic, number)
      }
    }
    for (const one of this.subscribers) if (one.topics.some((topic) => behind.has(topic))) one.snapshot()
  }

  private take(news: News): void {
    const before = this.last.get(news.topic)
    if (before !== undefined && news.sequence <= before) return
    const isGap = before !== undefined && news.sequence > before + 1
    this.last.set(news.topic, news.sequence)
    for (const one of this.subscribers) {
      if (!one.topics.includes(news.topic)) continue
      if (isGap || !one.news) one.snapshot()
      else one.news(news)
    }
  }
}

/** Milliseconds to wait before try number `tries`, with a jitter so that not all come at once. */
export function pause(tries: number, random = Math.random()): number {
  return Math.min(30_000, 500 * 2 ** Math.min(tries, 6)) * (0.7 + 0.6 * random)
}
