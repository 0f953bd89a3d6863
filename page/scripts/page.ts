// What every script of the pages uses.

export const one = <E extends Element>(selector: string, root: ParentNode = document): E | null =>
  root.querySelector<E>(selector);

/** Find an element that the server's own templates always make. */
export function needed<E extends Element>(selector: string, root: ParentNode = document): E {
  const found = root.querySelector<E>(selector);
  if (!found) throw new Error(`the page has no ${selector}`);
  return found;
}

/** Make an element of the server's markup: escaped there, where every word of papers and questions is. */
export function madeFrom(markup: string): HTMLElement {
  const template = document.createElement("template");
  template.innerHTML = markup.trim();
  const made = template.content.firstElementChild;
  if (!(made instanceof HTMLElement)) throw new Error("the server sent no element");
  return made;
}

/** Say something once to who listens to the page; nothing is shown. */
export function announce(words: string): void {
  const status = one("#status");
  if (status) status.textContent = words;
}
