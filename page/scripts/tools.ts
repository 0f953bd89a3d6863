// What may be done on many pages: an answer copied with its sources or printed, a form sent without its empty fields.

import { announce } from "./page";

export function start(): void {
  // An address says what is set, and nothing of what is not.
  document.addEventListener("formdata", ({ target, formData }) => {
    if ((target as HTMLFormElement).method !== "get") return;
    const set = [...formData].filter(([, value]) => value !== "");
    for (const name of new Set(formData.keys())) formData.delete(name);
    for (const [name, value] of set) formData.append(name, value);
  });
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
