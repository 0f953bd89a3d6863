// What may be done with an answer: copied with its sources, printed.

import { announce } from "./page";

export function start(): void {
  show(document);
  document.addEventListener("clerk:turn", (event) => show((event as CustomEvent<HTMLElement>).detail));
  document.addEventListener("click", (event) => {
    const button = (event.target as Element).closest<HTMLElement>("[data-copy], [data-print]");
    if (button?.dataset.copy) void copy(button, button.dataset.copy);
    else if (button) window.print();
  });
}

/** Show the buttons that only work with scripts. */
function show(root: ParentNode): void {
  for (const button of root.querySelectorAll<HTMLElement>("[data-copy], [data-print], [data-edit], [data-again]")) {
    button.hidden = false;
  }
}

async function copy(button: HTMLElement, words: string): Promise<void> {
  const label = button.textContent;
  try {
    await navigator.clipboard.writeText(words);
    button.textContent = "Copied";
  } catch {
    // Without leave, or on a page that is not secure: say so rather than seem to have done it.
    button.textContent = "The browser does not allow copying here";
  }
  announce(button.textContent);
  setTimeout(() => (button.textContent = label), 3000);
}
