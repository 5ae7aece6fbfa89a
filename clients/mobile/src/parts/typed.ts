// What was typed, out of the event of an input: uni's own, whose form HTML's types do not know.

export function typedText(event: Event): string {
  return (event as unknown as { detail: { value: string } }).detail.value
}
