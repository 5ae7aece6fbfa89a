// What can be done with a row of a list: its words, whether it may, and the doing after a reason.
import { ElMessage } from 'element-plus'
import { h } from 'vue'

export interface Deed<Row> {
  key: string
  label: string
  title?: string
  hint?: (row: Row) => string
  /** What the reason is called where it is more than one. */
  reason?: string
  danger?: boolean
  optional?: boolean
  most?: number
  may?: (row: Row) => boolean
  act: (row: Row, reason: string, key: string) => Promise<unknown>
  done?: string
}

const UNDO_MS = 8_000

/** Say that something was done, with a way back for a while. */
export function saidWithUndo(said: string, undoText: string, undo: () => Promise<unknown>): void {
  const told = ElMessage({
    type: 'success', duration: UNDO_MS, showClose: true,
    message: h('span', [said, h('button', { type: 'button', class: 'undo', onClick: () => { told.close(); void undo() } }, undoText)]),
  })
}
