// Sends feedback on an answer without leaving the page. Without this file the same forms post and get a page of their own.

const FAILED = "Your feedback did not arrive. Check the connection and try again.";

/** Replace a feedback box by what the server made of it, and lead whoever reads on to what it says. */
function replace(box: Element, markup: string): void {
  const parsed = new DOMParser().parseFromString(markup, "text/html").querySelector("[data-feedback]");
  if (!parsed) throw new Error("no feedback in the reply");
  box.replaceWith(parsed);
  parsed.querySelector<HTMLElement>("[data-feedback-told]")?.focus();
}

function complain(box: Element): void {
  const told = box.querySelector(".clerk-feedback__failed") ?? document.createElement("p");
  told.className = "govuk-error-message clerk-feedback__failed";
  told.setAttribute("role", "alert");
  told.textContent = FAILED;
  box.append(told);
}

async function send(form: HTMLFormElement, submitter: HTMLElement | null): Promise<void> {
  const box = form.closest("[data-feedback]");
  if (!box || box.hasAttribute("aria-busy")) return;
  const fields = new URLSearchParams([...new FormData(form)].map(([name, value]) => [name, String(value)]));
  if (submitter instanceof HTMLButtonElement && submitter.name) fields.set(submitter.name, submitter.value);
  fields.set("part", "yes");
  box.setAttribute("aria-busy", "true");
  try {
    const reply = await fetch(form.action, { method: "POST", body: fields });
    if (!reply.ok && reply.status !== 422) throw new Error(String(reply.status));
    replace(box, await reply.text());
  } catch {
    box.removeAttribute("aria-busy");
    complain(box);
  }
}

export function start(): void {
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!(form instanceof HTMLFormElement) || !form.closest("[data-feedback]")) return;
    event.preventDefault();
    void send(form, event.submitter);
  });
}
