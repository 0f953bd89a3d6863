// One page of a paper: its picture or its words, larger and smaller, at the cited words, and the link to them copied.

type Shown = "picture" | "text";

const SIZES = [1, 1.5, 2, 3];
const DPI = 110; // dots an inch of the picture that comes first
const LEGIBLE = 8; // pixels: the height of a line that can just be read
const NARROW = 500; // pixels: on less the picture opens larger
let wanted: Shown = "picture"; // what the reader last chose, for the next page too

/** Make a page move, and show it at its cited words. */
export function startSheet(view: HTMLElement): void {
  const tools = view.querySelector<HTMLElement>("[data-tools]");
  const picture = view.querySelector<HTMLElement>('[data-shown="picture"]');
  if (tools && picture) {
    tools.hidden = false;
    startSwitch(view, tools);
    show(view, tools, wanted);
    startSizes(tools, picture);
    startFailure(view, tools);
  }
  startCopying(view);
  toCited(view);
}

function startSwitch(view: HTMLElement, tools: HTMLElement): void {
  for (const button of tools.querySelectorAll<HTMLButtonElement>("[data-show]")) {
    button.addEventListener("click", () => {
      wanted = button.dataset.show as Shown;
      show(view, tools, wanted);
      toCited(view);
    });
  }
}

function show(view: HTMLElement, tools: HTMLElement, shown: Shown): void {
  for (const part of view.querySelectorAll<HTMLElement>("[data-shown]")) part.hidden = part.dataset.shown !== shown;
  for (const button of tools.querySelectorAll<HTMLElement>("[data-show]")) {
    button.setAttribute("aria-pressed", String(button.dataset.show === shown));
  }
  const sizes = tools.querySelector<HTMLElement>("[data-zooms]");
  if (sizes) sizes.hidden = shown !== "picture";
}

function startSizes(tools: HTMLElement, picture: HTMLElement): void {
  const buttons = [...tools.querySelectorAll<HTMLButtonElement>("[data-zoom]")];
  let size = firstSize(picture);
  const resize = (next: number): void => {
    const svg = picture.querySelector("svg");
    if (!svg) return;
    const across = (picture.scrollLeft + picture.clientWidth / 2) / size;
    const down = (picture.scrollTop + picture.clientHeight / 2) / size;
    size = next;
    svg.style.width = `${100 * size}%`;
    sharpen(picture);
    picture.scrollTo(across * size - picture.clientWidth / 2, down * size - picture.clientHeight / 2);
    for (const button of buttons) {
      button.disabled = button.dataset.zoom === "1" ? size >= Math.max(...SIZES) : size <= Math.min(...SIZES);
    }
  };
  for (const button of buttons) {
    button.addEventListener("click", () => {
      const larger = button.dataset.zoom === "1";
      const next = larger ? SIZES.find((one) => one > size) : [...SIZES].reverse().find((one) => one < size);
      resize(next ?? size);
    });
  }
  resize(size);
  const cited = picture.querySelector("[data-cited]")?.getBoundingClientRect();
  const box = picture.getBoundingClientRect();
  if (cited && size > 1) picture.scrollLeft += cited.left - box.left - 8;
}

/** On a phone a whole page is too small to read: begin with the cited words as wide as the screen, or legible. */
function firstSize(picture: HTMLElement): number {
  const cited = picture.querySelector("[data-cited]")?.getBoundingClientRect();
  const line = picture.querySelector("[data-cited] rect")?.getBoundingClientRect();
  if (!cited || !line || picture.clientWidth > NARROW || !cited.width) return 1;
  const size = Math.max((0.96 * picture.clientWidth) / cited.width, LEGIBLE / line.height);
  return Math.min(Math.max(size, 1), 2.5);
}

/** Draw a page that is looked at closely with more dots: the picture that is there stays until the better one has come. */
function sharpen(picture: HTMLElement): void {
  const image = picture.querySelector("image");
  const address = image?.getAttribute("href");
  if (!image || !address || address.includes("?")) return;
  const dots = picture.querySelector("svg")!.getBoundingClientRect().width * devicePixelRatio;
  if (dots < 1.3 * (Number(image.getAttribute("width")) / 72) * DPI) return;
  const better = new Image();
  better.addEventListener("load", () => image.setAttribute("href", better.src));
  better.src = `${address}?large=1`;
}

function startFailure(view: HTMLElement, tools: HTMLElement): void {
  view.querySelector("image")?.addEventListener("error", () => {
    const note = view.querySelector<HTMLElement>("[data-failed]");
    if (note) note.hidden = false;
    tools.hidden = true;
    show(view, tools, "text");
  });
}

function startCopying(view: HTMLElement): void {
  const holder = view.querySelector<HTMLElement>("[data-copying]");
  const said = view.querySelector<HTMLElement>("[data-copied]");
  if (!holder || !said || !navigator.clipboard) return;
  holder.hidden = false;
  holder.querySelector("[data-copy]")?.addEventListener("click", async () => {
    const link = new URL(view.dataset.link ?? "", location.href).href;
    try {
      await navigator.clipboard.writeText(link);
      said.textContent = "Copied";
    } catch {
      said.textContent = link;
    }
  });
}

/** Bring the cited words into view, a third down whatever scrolls around them. */
function toCited(view: HTMLElement): void {
  const all = [...view.querySelectorAll<Element>("[data-cited], .clerk-paper__text mark")];
  const cited = all.find((found) => found.getClientRects().length > 0);
  if (!cited) return;
  for (let box = cited.parentElement; box; box = box.parentElement) {
    if (box.scrollHeight > box.clientHeight && getComputedStyle(box).overflowY === "auto") {
      box.scrollTop += aThirdDown(cited, box.getBoundingClientRect());
    }
  }
  window.scrollBy(0, aThirdDown(cited, new DOMRect(0, 0, innerWidth, innerHeight)));
}

/** How far to scroll; not at all where most of the cited words can be seen. */
function aThirdDown(cited: Element, box: DOMRect): number {
  const at = cited.getBoundingClientRect();
  const seen = Math.min(at.bottom, box.bottom) - Math.max(at.top, box.top);
  if (seen >= 0.9 * Math.min(at.height, box.height)) return 0;
  return at.top - box.top - Math.max((box.height - at.height) / 3, 0);
}
