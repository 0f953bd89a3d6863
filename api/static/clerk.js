// Streams an answer into the page as its claims are checked. Without this file the same form posts and gets a whole page.
"use strict";

(() => {
  const form = document.getElementById("ask");
  if (!form || !window.fetch || !window.ReadableStream) return;

  const box = document.getElementById("question");
  const conversation = document.getElementById("conversation");
  const status = document.getElementById("status");
  const fresh = document.querySelector(".fresh");
  const KEPT = "clerk.conversation"; // of this tab alone, so that coming back from a source finds the answer still here
  const MOST_TURNS = 20;
  const PATIENCE_MS = 90000;
  const NO_ANSWER = "No answer in these papers";
  let turns = [];
  let busy = false;

  // --- words into the page: always as text, never as markup -------------------------------------------------------

  // Control characters and marks that turn the direction of writing; the same rule as in harmless.py.
  const harmless = (text) => (text || "").replace(/[\u202a-\u202e\u2066-\u2069]/g, "\u200b")
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/g, "\ufffd");
  const stamp = (id) => document.getElementById(id).content.firstElementChild.cloneNode(true);
  const put = (root, slot, text) => { root.querySelector(`[data-slot="${slot}"]`).textContent = harmless(text); };
  const make = (tag, className, text) => Object.assign(document.createElement(tag), { className, textContent: harmless(text) });
  const link = (c) => `/documents/${encodeURIComponent(c.document_id)}?start=${c.start}&end=${c.end}#cited`;
  // A table's row keeps its gaps; the same rule as in templating.py.
  const inCells = (quote) => {
    const lines = quote.split("\n").length;
    return quote.includes("\t") || (lines > 2 && quote.length < 40 * lines);
  };
  const day = (iso) => iso
    ? new Date(`${iso}T12:00:00Z`).toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" })
    : "";

  // The same words as in presenting.py.
  const remarks = (citation) => {
    const said = citation.recognised == null ? [] : [`Read from a scan, ${Math.round(citation.recognised * 100)} % sure.`];
    const names = [...new Set(citation.also_in.map((copy) => copy.document))].join(", ");
    return [...said, ...(names ? [`Also in ${names}.`] : [])].join(" ");
  };

  function markFor(citation, number) {
    const marked = stamp("mark-template");
    const mark = marked.querySelector("a");
    mark.href = link(citation);
    mark.textContent = `[${number}]`;
    mark.setAttribute("aria-label", `[${number}] ${citation.title}`);
    marked.querySelector(".when").textContent = day(citation.meeting_date);
    return marked;
  }

  // Words that are said to be struck out are shown so; the same rule as in changes.py.
  function tell(element, text) {
    const parts = harmless(text).split(/(?<=\[struck out: “)([^”]*)(?=”\])/);
    element.replaceChildren(...parts.map((words, i) => (i % 2 ? make("del", "", words) : words)));
    return element;
  }

  function claimFor(text, cited) {
    const claim = stamp("claim-template");
    tell(claim.querySelector('[data-slot="text"]'), text);
    for (const [citation, number] of cited) claim.append(" ", markFor(citation, number));
    return claim;
  }

  function rowsFor(table, citations) {
    const box = stamp("rows-template");
    box.setAttribute("aria-label", table.title);
    put(box, "title", table.title);
    box.querySelector(".when").textContent = day(citations[table.rows[0].citations[0] - 1].meeting_date);
    box.classList.toggle("wide", table.columns.length >= 6); // as in templating.py, and what is brief too
    const cell = (tag, text) => tell(make(tag, text.length <= 17 ? "brief" : ""), text);
    const head = (scope, made) => Object.assign(made, { scope });
    box.querySelector("thead tr").prepend(...table.columns.map((column) => head("col", make("th", "", column))));
    box.querySelector("tbody").replaceChildren(...table.rows.map(({ cells: [first, ...others], citations: cited }) => {
      const row = make("tr");
      const marks = make("td");
      for (const number of cited) marks.append(" ", markFor(citations[number - 1], number));
      row.append(head("row", cell("th", first)), ...others.map((text) => cell("td", text)), marks);
      return row;
    }));
    return box;
  }

  function choiceFor(choice, citations) {
    const picked = stamp("choice-template");
    put(picked, "label", choice.label);
    put(picked, "title", choice.title);
    put(picked, "paper", choice.paper);
    picked.querySelector("button").value = choice.question;
    picked.append(" ", markFor(citations[choice.citation - 1], choice.citation));
    return picked;
  }
  const notesFor = (notes) => (notes || []).map((note) => make("p", "note", note));

  function sourceFor(citation, number) {
    const source = stamp("source-template");
    source.querySelector("a").href = link(citation);
    put(source, "number", `[${number}]`);
    put(source, "title", citation.title);
    put(source, "date", day(citation.meeting_date));
    put(source, "locator", citation.locator);
    put(source, "quote", citation.quote);
    put(source, "remarks", remarks(citation));
    source.querySelector("blockquote").classList.toggle("cells", inCells(citation.quote));
    return source;
  }

  // --- one answer, filled as it arrives ---------------------------------------------------------------------------

  class AnswerView {
    constructor(element) {
      this.element = element;
      this.claims = null;
      this.sources = null;
      this.seen = 0;
    }

    begin() {
      this.element.replaceChildren();
      this.claims = make("ul", "claims");
      this.sources = make("ol", "sources");
      this.element.append(this.claims, make("h3", "", "Sources"), this.sources);
    }

    add(claim) {
      if (!this.claims) this.begin();
      this.claims.append(claimFor(claim.text, claim.citations.map((c) => [c, c.number])));
      for (const citation of claim.citations) {
        if (citation.number <= this.seen) continue;
        this.seen = citation.number;
        this.sources.append(sourceFor(citation, citation.number));
      }
    }

    finish(answer) {
      if (answer.abstained) this.abstain(answer);
      else if (answer.choices.length) this.askBack(answer);
      else this.complete(answer);
      if (answer.reading) this.element.prepend(make("p", "reading", answer.reading));
      this.element.removeAttribute("aria-busy");
    }

    // Laid out anew, in the order and under the numbers of the whole answer. A table says what its claims say, and has
    // the sources of the first one, which counts its rows.
    complete({ lead, claims, table, citations, notes }) {
      const focused = this.element.contains(document.activeElement) ? document.activeElement.getAttribute("href") : null;
      this.begin();
      claims.forEach(({ text, citations: numbers }, i) => {
        if (table?.claims.includes(i + 1)) return;
        const cited = table && !i ? [] : numbers;
        this.claims.append(claimFor(text, cited.map((number) => [citations[number - 1], number])));
      });
      if (table) this.claims.after(rowsFor(table, citations));
      this.sources.append(...citations.map((citation, i) => sourceFor(citation, i + 1)));
      const dates = new Set(citations.map((citation) => citation.meeting_date));
      this.element.classList.toggle("several", dates.size > 1); // then each claim says which date it is of
      if (lead) this.element.prepend(make("p", "lead", lead));
      this.element.prepend(...notesFor(notes));
      if (focused) [...this.element.querySelectorAll("a")].find((a) => a.getAttribute("href") === focused)?.focus();
    }

    abstain(answer) {
      this.element.replaceChildren(make("p", "verdict", NO_ANSWER), make("p", "why", answer.answer), ...notesFor(answer.notes));
      this.element.classList.add("abstained");
      if (!answer.citations.length) return;
      const nearest = make("ol", "sources");
      nearest.append(...answer.citations.map((citation, i) => sourceFor(citation, i + 1)));
      this.element.append(make("h3", "unseen", "The nearest they come"), nearest);
    }

    // Picking one asks it, by the form that works without this file too.
    askBack({ lead, choices, citations }) {
      this.begin();
      this.claims.className = "choices";
      this.claims.append(...choices.map((choice) => choiceFor(choice, citations)));
      this.sources.append(...citations.map((citation, i) => sourceFor(citation, i + 1)));
      this.element.prepend(make("p", "lead", lead));
    }

    fail(message) {
      this.element.replaceChildren(make("p", "failed", `${message} Your question is back in the box.`));
      this.element.removeAttribute("aria-busy");
    }
  }

  function addTurn(question) {
    const turn = stamp("turn-template");
    put(turn, "question", question);
    conversation.append(turn);
    document.getElementById("greeting").classList.add("unseen");
    document.querySelector(".suggestions")?.setAttribute("hidden", "");
    form.querySelector("label").textContent = "Ask a follow-up, or something else";
    fresh.hidden = false;
    return turn;
  }

  // --- the conversation, kept in this tab -------------------------------------------------------------------------

  function keep() {
    try {
      sessionStorage.setItem(KEPT, JSON.stringify(turns));
    } catch (error) {
      console.warn("This conversation will not outlast the page:", error);
    }
  }

  function restore() {
    try {
      turns = JSON.parse(sessionStorage.getItem(KEPT) || "[]");
    } catch (error) {
      console.warn("The earlier conversation cannot be read:", error);
    }
    for (const { question, answer } of turns) new AnswerView(addTurn(question).querySelector(".answer")).finish(answer);
  }

  // --- asking -----------------------------------------------------------------------------------------------------

  async function* eventsOf(response) {
    const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
    let rest = "";
    for (;;) {
      const { value, done } = await reader.read();
      if (done) return;
      rest += value;
      const whole = rest.split("\n\n");
      rest = whole.pop();
      for (const block of whole) {
        const lines = block.split("\n");
        const field = (name) => lines.filter((l) => l.startsWith(`${name}: `)).map((l) => l.slice(name.length + 2)).join("\n");
        if (field("event")) yield { name: field("event"), data: JSON.parse(field("data")) };
      }
    }
  }

  async function problemOf(response) {
    const told = await response.json().catch(() => ({}));
    return new Error(told.detail || `clerk answered with an error (${response.status}).`);
  }

  async function send(question, view) {
    const response = await fetch("/v1/answers/stream", {
      method: "POST",
      headers: { "Content-Type": "application/json", Accept: "text/event-stream" },
      body: JSON.stringify({ question, history: turns.map((turn) => turn.question).slice(-MOST_TURNS) }),
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    if (!response.ok) throw await problemOf(response);
    for await (const { name, data } of eventsOf(response)) {
      if (name === "claim") view.add(data);
      if (name === "error") throw new Error(data.detail);
      if (name === "answer") return data;
    }
    throw new Error("The connection ended before the answer did.");
  }

  const count = (n, one) => `${n} ${one}${n === 1 ? "" : "s"}`;
  const summary = (answer) => answer.abstained
    ? `${NO_ANSWER}. ${answer.answer}`
    : answer.choices.length ? `${answer.lead} ${count(answer.choices.length, "choice")}.`
    : `Answer ready: ${count(answer.claims.length, "point")} from ${count(answer.citations.length, "source")}.`;

  async function ask(question) {
    busy = true;
    status.textContent = "";
    box.value = "";
    const turn = addTurn(question);
    const heading = turn.querySelector("h2");
    const view = new AnswerView(turn.querySelector(".answer"));
    heading.focus({ preventScroll: true }); // the one move of focus: to the question, its answer next in reading order
    turn.scrollIntoView({ block: "start" });
    try {
      const answer = await send(question, view);
      view.finish(answer);
      turns = [...turns, { question, answer }].slice(-MOST_TURNS);
      keep();
      status.textContent = summary(answer);
    } catch (error) {
      const message = error instanceof TypeError ? "clerk cannot be reached. Check the connection and ask again." : error.message;
      view.fail(message);
      status.textContent = message;
      box.value = box.value || question;
    } finally {
      busy = false;
    }
  }

  form.addEventListener("submit", (event) => {
    const chosen = event.submitter?.name === "example" ? event.submitter.value : box.value;
    if (busy || !chosen.trim()) {
      if (!busy) box.focus();
      event.preventDefault();
      return;
    }
    event.preventDefault();
    ask(chosen.trim());
  });

  conversation.addEventListener("submit", (event) => {
    event.preventDefault();
    const question = event.target.querySelector("button").value;
    if (!busy) ask(question);
  });

  box.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    form.requestSubmit();
  });

  document.getElementById("fresh").addEventListener("click", () => {
    sessionStorage.removeItem(KEPT);
    window.location.assign("/");
  });

  if (!conversation.children.length) restore();
})();
