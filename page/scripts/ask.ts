// Streams an answer into the page as its claims are checked. Without this the same form posts and gets a whole page.

import { announce, madeFrom, needed, one } from "./page";
import { eventsOf } from "./events";

interface Told {
  html: string;
  announce: string;
  conversation: string;
  address: string | null;
  turn: string;
}

const SLOW_MS = 6000;
const LOST_MS = 45000;
const TRIES = 4;
const KEPT = "clerk.conversation"; // of this tab, for visitors for whom the server keeps nothing

/** A failure that asking again would not mend: the server's own words. */
class Refused extends Error {}

/** The connection failed or ended early: asking again, under the same name, may mend it. */
class Lost extends Error {}

export function start(): void {
  const root = one<HTMLElement>("[data-ask]");
  if (root && "ReadableStream" in window) new Asking(root).begin();
}

class Asking {
  private readonly form = needed<HTMLFormElement>("#ask");
  private readonly box = needed<HTMLTextAreaElement>("#question");
  private readonly send = needed<HTMLButtonElement>("#send");
  private readonly stop = needed<HTMLButtonElement>("#stop");
  private readonly conversation = needed<HTMLElement>("#conversation");
  private readonly earlier: string[] = [];
  private running: AbortController | null = null;

  constructor(private readonly root: HTMLElement) {}

  begin(): void {
    this.root.addEventListener("submit", (event) => this.submitted(event));
    this.root.addEventListener("click", (event) => this.clicked(event));
    one(".clerk-fresh a")?.addEventListener("click", () => sessionStorage.removeItem(KEPT));
    this.stop.addEventListener("click", () => this.running?.abort("stopped"));
    this.box.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
      event.preventDefault();
      this.form.requestSubmit();
    });
    if (!this.conversation.children.length && location.pathname === "/") this.restore();
    if (/^#turn-\d+$/.test(location.hash)) one<HTMLElement>(`${location.hash} h2`)?.focus();
  }

  private submitted(event: SubmitEvent): void {
    const form = event.target as HTMLFormElement;
    if (new URL(form.action).pathname !== "/ask") return;
    event.preventDefault();
    const chosen = event.submitter instanceof HTMLButtonElement ? event.submitter.value : "";
    const question = (chosen || this.box.value).trim();
    if (this.running) return;
    if (question) void this.ask(question);
    else this.box.focus();
  }

  private clicked(event: MouseEvent): void {
    const button = (event.target as Element).closest<HTMLElement>("[data-again], [data-edit]");
    if (!button) return;
    const question = one("[data-question]", button.closest(".clerk-turn") ?? document)?.textContent ?? "";
    if (button.matches("[data-edit]")) {
      this.box.value = question;
      this.box.focus();
    } else if (!this.running) void this.ask(question);
  }

  private async ask(question: string): Promise<void> {
    const turn = this.waiting(question);
    this.box.value = "";
    this.busy(new AbortController());
    try {
      const told = await this.untilTold(question, turn);
      this.finish(turn, told, question);
    } catch (error) {
      this.fail(turn, question, error);
    } finally {
      this.busy(null);
    }
  }

  /** Ask, and ask again under the same name where the connection is lost. */
  private async untilTold(question: string, turn: HTMLElement): Promise<Told> {
    const fields = this.fields(question);
    for (let tried = 1; ; tried++) {
      try {
        return await this.streamed(fields, turn);
      } catch (error) {
        if (!(error instanceof Lost) || tried === TRIES) throw error;
        this.step(turn, "The connection was lost. Trying again");
        announce("The connection was lost. Trying again.");
        await online(500 * 2 ** tried, this.running?.signal);
      }
    }
  }

  private fields(question: string): URLSearchParams {
    const fields = new URLSearchParams(new FormData(this.form) as unknown as Record<string, string>);
    for (const asked of this.earlier) fields.append("history", asked);
    fields.set("question", question);
    fields.set("request", crypto.randomUUID?.() ?? `${Date.now()}-${Math.random()}`);
    return fields;
  }

  private async streamed(body: URLSearchParams, turn: HTMLElement): Promise<Told> {
    const running = this.running;
    const slow = setTimeout(() => this.step(turn, "This takes longer than usual. Still looking"), SLOW_MS);
    const lost = setTimeout(() => running?.abort("lost"), LOST_MS);
    try {
      const headers = { Accept: "text/event-stream" };
      const response = await fetch("/ask/stream", { method: "POST", body, headers, signal: running?.signal ?? null });
      if (!response.ok) throw new Refused(await detailOf(response));
      const claims = needed("[data-claims]", turn);
      claims.replaceChildren();
      for await (const { name, data } of eventsOf(response)) {
        if (name === "step") this.step(turn, (data as { text: string }).text);
        if (name === "claim") claims.append(madeFrom((data as { html: string }).html));
        if (name === "error") throw new Refused((data as { detail: string }).detail);
        if (name === "turn") return data as Told;
      }
      throw new Lost("The connection ended before the answer did.");
    } catch (error) {
      if (running?.signal.reason === "stopped" || error instanceof Refused) throw error;
      throw new Lost("clerk cannot be reached. Check the connection and ask again.");
    } finally {
      clearTimeout(slow);
      clearTimeout(lost);
    }
  }

  private waiting(question: string): HTMLElement {
    const template = needed<HTMLTemplateElement>("#waiting");
    const turn = template.content.firstElementChild!.cloneNode(true) as HTMLElement;
    needed("[data-question]", turn).textContent = question;
    this.conversation.append(turn);
    this.begun();
    // The one move of focus: to the question, its answer next in reading order.
    needed<HTMLElement>("h2", turn).focus({ preventScroll: true });
    turn.scrollIntoView({ block: "start" });
    announce("");
    return turn;
  }

  /** Make of the first page, which greets and suggests, one of a conversation. */
  private begun(): void {
    needed("#greeting").className = "govuk-visually-hidden";
    one(".clerk-suggestions")?.setAttribute("hidden", "");
    one(".clerk-fresh")?.removeAttribute("hidden");
    const label = needed<HTMLElement>('label[for="question"]');
    label.textContent = label.dataset.followUp ?? label.textContent;
  }

  private step(turn: HTMLElement, words: string): void {
    const shown = one("[data-step]", turn);
    if (shown) shown.textContent = words;
  }

  private finish(turn: HTMLElement, told: Told, question: string): void {
    const finished = madeFrom(told.html);
    const focused = turn.contains(document.activeElement);
    turn.replaceWith(finished);
    if (focused) needed<HTMLElement>("h2", finished).focus({ preventScroll: true });
    if (told.address) {
      this.hidden("conversation", told.conversation);
      history.replaceState(null, "", told.address);
    } else this.remember(question);
    document.dispatchEvent(new CustomEvent("clerk:turn", { detail: finished }));
    announce(told.announce);
  }

  private fail(turn: HTMLElement, question: string, error: unknown): void {
    const stopped = !(error instanceof Refused || error instanceof Lost);
    const message = stopped ? "Stopped." : (error as Error).message;
    const told = document.createElement("p");
    told.className = stopped ? "clerk-note" : "clerk-failed";
    told.textContent = `${message} Your question is back in the box.`;
    needed(".clerk-answer", turn).replaceChildren(told);
    turn.removeAttribute("aria-busy");
    this.box.value ||= question;
    if (stopped) this.box.focus();
    announce(message);
  }

  private busy(running: AbortController | null): void {
    this.running = running;
    this.send.hidden = running !== null;
    this.stop.hidden = running === null;
  }

  private hidden(name: string, value: string): void {
    let field = one<HTMLInputElement>(`input[name="${name}"]`, this.form);
    if (!field) {
      field = Object.assign(document.createElement("input"), { type: "hidden", name });
      this.form.prepend(field);
    }
    field.value = value;
  }

  // --- a visitor's conversation, kept in this tab alone -----------------------------------------------------------

  private remember(question: string): void {
    this.earlier.push(question);
    sessionStorage.setItem(KEPT, JSON.stringify({ html: this.conversation.innerHTML, earlier: this.earlier }));
  }

  private restore(): void {
    const kept = sessionStorage.getItem(KEPT);
    if (!kept) return;
    const { html, earlier } = JSON.parse(kept) as { html: string; earlier: string[] };
    this.conversation.innerHTML = html;
    this.earlier.push(...earlier);
    this.begun();
  }
}

async function detailOf(response: Response): Promise<string> {
  const told = (await response.json().catch(() => ({}))) as { detail?: string };
  return told.detail ?? `clerk answered with an error (${response.status}).`;
}

/** Wait until the browser is online, and some time more. */
async function online(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  if (!navigator.onLine) await new Promise((resolve) => addEventListener("online", resolve, { once: true }));
  await new Promise((resolve, reject) => {
    setTimeout(resolve, milliseconds);
    signal?.addEventListener("abort", reject, { once: true });
  });
}
