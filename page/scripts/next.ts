// Offers what to ask next, under the last answer alone, once that is on the page.

import { madeFrom, one } from "./page";

export function start(): void {
  const turns = document.querySelectorAll<HTMLElement>("#conversation .clerk-turn");
  const last = turns[turns.length - 1];
  if (last) void offer(last);
  document.addEventListener("clerk:turn", (event) => void offer((event as CustomEvent<HTMLElement>).detail));
}

async function offer(turn: HTMLElement): Promise<void> {
  one(".clerk-next")?.remove();
  if (!turn.dataset.turn) return;
  // Without an answer there is nothing to offer: it is an extra, and its lack is no news to whoever reads.
  const response = await fetch(`/turns/${turn.dataset.turn}/next`).catch(() => null);
  if (!response?.ok || turn !== [...document.querySelectorAll("#conversation .clerk-turn")].pop()) return;
  turn.append(madeFrom(await response.text()));
}
