// The live feed tells pages of news, and to read again whatever may have been missed.
import { describe, expect, it, vi } from 'vitest'
import { Feed, pause } from '@/live/feed'

function follower(topics: string[]) {
  return { topics, news: vi.fn(), snapshot: vi.fn() }
}

const news = (sequence: number, topic = 'order:1') => ({ topic, sequence, name: 'orders.VisitSetOut', content: {} })

describe('the feed', () => {
  it('names every topic once', () => {
    const feed = new Feed()
    feed.add(follower(['order:1', 'customer:2']))
    feed.add(follower(['order:1']))
    expect(feed.topics()).toEqual(['customer:2', 'order:1'])
  })

  it('tells news in order, each once', () => {
    const feed = new Feed()
    const one = follower(['order:1'])
    feed.add(one)
    feed.hear({ following: { 'order:1': 17 } })
    feed.hear(news(18))
    feed.hear(news(18))
    expect(one.news).toHaveBeenCalledTimes(1)
    expect(one.snapshot).not.toHaveBeenCalled()
  })

  it('asks for a snapshot at a gap, and when a new greeting is ahead of what was heard', () => {
    const feed = new Feed()
    const one = follower(['order:1'])
    const other = follower(['order:2'])
    feed.add(one)
    feed.add(other)
    feed.hear({ following: { 'order:1': 17, 'order:2': 3 } })
    feed.hear(news(20))
    expect(one.snapshot).toHaveBeenCalledTimes(1)
    feed.hear({ following: { 'order:1': 24, 'order:2': 3 } })
    expect(one.snapshot).toHaveBeenCalledTimes(2)
    expect(other.snapshot).not.toHaveBeenCalled()
  })

  it('waits longer each time, never over forty seconds', () => {
    expect(pause(0, 0.5)).toBe(500)
    expect(pause(3, 0.5)).toBe(4000)
    expect(pause(50, 1)).toBeLessThan(40_000)
  })
})
