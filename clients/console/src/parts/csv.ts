// What a table shows as a CSV file that spreadsheets open, also in Chinese.
export interface Column<Row> {
  key: string
  label: string
  text: (row: Row) => string | number
  end?: boolean
  width?: string
}

const MARK = '\uFEFF' // without it spreadsheets take UTF-8 for something else

/** The lines of a table; what looks like a formula is kept from being one. */
export function csvOf<Row>(columns: readonly Column<Row>[], rows: readonly Row[]): string {
  const lines = [columns.map((one) => one.label), ...rows.map((row) => columns.map((one) => String(one.text(row))))]
  return MARK + lines.map((line) => line.map(cell).join(',')).join('\r\n') + '\r\n'
}

function cell(text: string): string {
  const plain = /^[=+\-@\t\r]/.test(text) && !/^-?[\d.,]+$/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain
}

/** Hand a text over as a file. */
export function save(name: string, text: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }))
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 1_000)
}
