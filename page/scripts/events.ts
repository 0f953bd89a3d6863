// Reads server-sent events from the answer to a posted form, which EventSource cannot send.

export interface Event {
  name: string;
  data: unknown;
}

/** Yield each event once it is whole. */
export async function* eventsOf(response: Response): AsyncGenerator<Event> {
  if (!response.body) return;
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = "";
  for (;;) {
    const { value, done } = await reader.read();
    if (done) return;
    rest += value.replaceAll("\r\n", "\n");
    const whole = rest.split("\n\n");
    rest = whole.pop() ?? "";
    for (const block of whole) {
      const name = field(block, "event");
      if (name) yield { name, data: JSON.parse(field(block, "data")) };
    }
  }
}

function field(block: string, name: string): string {
  const lines = block.split("\n").filter((line) => line.startsWith(`${name}: `));
  return lines.map((line) => line.slice(name.length + 2)).join("\n");
}
