// The panel in which a citation opens beside the answer: any link a[data-source], and the others of the same answer.
import { madeFrom } from "./page";
import { startSheet } from "./sheet";

const BESIDE = "(min-width: 48em)"; // the same width stands in _source.scss
const LINKS = "a[data-source]";

interface Opened {
  panel: HTMLDialogElement;
  body: HTMLElement;
  name: HTMLElement;
  said: HTMLElement; // read out once a page is there
  previous: HTMLButtonElement;
  next: HTMLButtonElement;
}

let opened: Opened | null = null;
let citation: HTMLAnchorElement | null = null; // the link that the panel shows, and that focus returns to
let places: HTMLAnchorElement[] = []; // the citations of the same answer, each place once
let asked = 0; // counts what was asked for, so that a late reply of an earlier one is let go

/** Open citations in the panel from now on, also those that come to stand on the page later. */
export function start(): void {
  for (const view of document.querySelectorAll<HTMLElement>("[data-source-view]")) startSheet(view);
  document.addEventListener("click", (event) => {
    const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>(LINKS) : null;
    if (!link || opensElsewhere(event)) return;
    event.preventDefault();
    openCitation(link);
  });
  addEventListener("popstate", () => {
    if (opened && !history.state?.clerkSource) close();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && opened && !event.defaultPrevented) leave();
  });
}

function opensElsewhere(event: MouseEvent): boolean {
  return event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey;
}

function openCitation(link: HTMLAnchorElement): void {
  citation?.removeAttribute("aria-current");
  citation = link;
  places = placesWith(link);
  if (!opened) {
    opened = makePanel();
    document.body.append(opened.panel);
    document.body.classList.add("clerk-has-beside");
    if (matchMedia(BESIDE).matches) opened.panel.show();
    else opened.panel.showModal();
    history.pushState({ ...history.state, clerkSource: link.href }, "");
  }
  link.setAttribute("aria-current", "true");
  const at = places.findIndex((one) => one.href === link.href);
  opened.name.textContent = places.length > 1 ? `Source ${at + 1} of ${places.length}` : "Source";
  opened.previous.hidden = opened.next.hidden = places.length < 2;
  opened.previous.disabled = at <= 0;
  opened.next.disabled = at >= places.length - 1;
  const first = !opened.panel.contains(document.activeElement);
  if (first || (document.activeElement as HTMLButtonElement).disabled) opened.name.focus();
  void load(link.href);
}

/** The citations to step through: those inside the nearest list of sources, each place once. */
function placesWith(link: HTMLAnchorElement): HTMLAnchorElement[] {
  const found = new Map<string, HTMLAnchorElement>();
  for (const one of link.closest("[data-sources]")?.querySelectorAll<HTMLAnchorElement>(LINKS) ?? [link]) {
    if (!found.has(one.href)) found.set(one.href, one);
  }
  return [...found.values()];
}

function makePanel(): Opened {
  const panel = document.createElement("dialog");
  panel.className = "clerk-beside";
  panel.setAttribute("aria-labelledby", "clerk-beside-name");
  const bar = element("div", "clerk-beside__bar");
  const name = element("h2", "clerk-beside__name");
  name.id = "clerk-beside-name";
  name.tabIndex = -1;
  const steps = element("div", "clerk-switch");
  const previous = button("Previous", "‹", "Previous source", () => step(-1));
  const next = button("Next", "›", "Next source", () => step(1));
  steps.append(previous, next);
  const shut = element("div", "clerk-switch");
  shut.append(button("Close", "✕", "Close the source", leave));
  bar.append(name, steps, shut);
  const body = element("div", "clerk-beside__body");
  body.tabIndex = 0;
  body.setAttribute("role", "region");
  body.setAttribute("aria-label", "The source");
  body.addEventListener("click", turnPage);
  const said = element("p", "govuk-visually-hidden");
  said.setAttribute("role", "status");
  panel.append(bar, body, said);
  panel.addEventListener("cancel", (event) => {
    event.preventDefault();
    leave();
  });
  return { panel, body, name, said, previous, next };
}

function element(tag: string, name: string): HTMLElement {
  const made = document.createElement(tag);
  made.className = name;
  return made;
}

function button(label: string, sign: string, meaning: string, act: () => void): HTMLButtonElement {
  const made = document.createElement("button");
  made.type = "button";
  const [long, short] = [element("span", "clerk-beside__long"), element("span", "clerk-beside__short")];
  [long.textContent, short.textContent] = [label, sign];
  made.append(long, short);
  made.setAttribute("aria-label", meaning);
  made.addEventListener("click", act);
  return made;
}

function step(by: number): void {
  if (!citation) return;
  const here = standing(citation);
  places = placesWith(here);
  const link = places[places.findIndex((one) => one.href === here.href) + by];
  if (link) openCitation(link);
}

/** The citation as it now stands: a finished answer takes the place of the one that was coming. */
function standing(link: HTMLAnchorElement): HTMLAnchorElement {
  if (link.isConnected) return link;
  const same = [...document.querySelectorAll<HTMLAnchorElement>(LINKS)].filter((one) => one.href === link.href);
  return same.at(-1) ?? link;
}

/** Another page of the same paper opens in the panel too. */
function turnPage(event: MouseEvent): void {
  const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>("a[data-source-sheet]") : null;
  if (!link || opensElsewhere(event)) return;
  event.preventDefault();
  opened?.body.focus();
  void load(link.href);
}

async function load(address: string): Promise<void> {
  if (!opened) return;
  const { body } = opened;
  const turn = ++asked;
  body.setAttribute("aria-busy", "true");
  if (!body.firstChild) {
    const wait = element("p", "govuk-body clerk-beside__wait");
    wait.textContent = "Opening the page…";
    body.append(wait);
  }
  const part = new URL(address);
  part.searchParams.set("fragment", "1");
  part.hash = "";
  try {
    const reply = await fetch(part, { headers: { Accept: "text/html" } });
    if (!reply.ok) throw new Error(String(reply.status));
    const markup = await reply.text();
    if (turn !== asked || !opened) return;
    body.replaceChildren(madeFrom(markup));
    body.scrollTop = 0;
    const view = body.querySelector<HTMLElement>("[data-source-view]");
    if (view) startSheet(view);
    body.scrollLeft = 0;
    body.removeAttribute("aria-busy");
    opened.said.textContent = [...body.querySelectorAll("[data-source-title], .clerk-paper__place")].map((part) => part.textContent).join(", ");
  } catch {
    if (turn === asked && opened) location.assign(address);
  }
}

/** Close as the back button does, so that one step back from here is the page before. */
function leave(): void {
  if (history.state?.clerkSource) history.back();
  else close();
}

function close(): void {
  if (!opened) return;
  opened.panel.close();
  opened.panel.remove();
  opened = null;
  asked += 1;
  document.body.classList.remove("clerk-has-beside");
  citation?.removeAttribute("aria-current");
  const link = citation && standing(citation);
  citation = null;
  // Going back to an address with a hash takes the focus away again, but only after this.
  requestAnimationFrame(() => setTimeout(() => link?.focus()));
}
