// Every page works without this file. It only saves drafts as they are typed and moves the focus to what must be mended.
"use strict";
(() => {
  const summary = document.querySelector(".note.bad[tabindex]");
  if (summary) summary.focus();

  // Keys of a page: what bears one is pressed by it, outside of fields and never with another key held. Whoever does not
  // want them switches them off; without scripts there are none, and everything is a link or a button all the same.
  const help = document.querySelector("[data-keys]");
  if (help) {
    help.hidden = false;
    const name = "tiendo phim";
    const own = help.querySelector("[data-keys-switch]");
    try { own.checked = localStorage.getItem(name) !== "0"; } catch { /* no store: on until the page is left */ }
    const show = () => document.documentElement.classList.toggle("has-keys", own.checked);
    show();
    own.addEventListener("change", () => {
      try { localStorage.setItem(name, own.checked ? "1" : "0"); } catch { /* as above */ }
      show();
    });
    const typing = (one) => one.closest("textarea, select, [contenteditable], input:not([type=checkbox]):not([type=radio])");
    const walk = (by) => {
      const steps = [...document.querySelectorAll("[data-walk] [data-step]")];
      if (!steps.length) return false;
      const at = steps.indexOf(document.activeElement);
      steps[at < 0 ? 0 : Math.min(Math.max(at + by, 0), steps.length - 1)].focus();
      return true;
    };
    // Once something leads away, more keys would press what is no longer meant.
    let leaving = false;
    addEventListener("pageshow", () => { leaving = false; });
    const press = (key) => {
      const one = document.querySelector(`[data-key="${CSS.escape(key)}"]`);
      const step = document.activeElement.matches("[data-step]") ? document.activeElement : null;
      if (one?.matches("summary")) {
        const fold = one.parentElement;
        fold.open = one.closest("[data-keys]") ? !fold.open : true;
        (fold.open && fold.querySelector("input:not([type=hidden]), textarea") || one).focus();
      } else if (one?.matches("[data-focus]")) {
        // What cannot be undone is pressed by its own key only.
        one.focus();
      } else if (one) {
        leaving = one.matches("a, button");
        one.click();
      }
      else if (key === "j" || key === "k") return walk(key === "j" ? 1 : -1);
      else if (key === "s") {
        const edits = [...document.querySelectorAll("[data-edit]")];
        if (!edits.length) return false;
        edits[(edits.indexOf(document.activeElement) + 1) % edits.length].focus();
      } else if (key === "x" && step) step.click();
      else if (key === "o" && step) step.closest("li").querySelector("a").click();
      else return false;
      return true;
    };
    document.addEventListener("keydown", (event) => {
      if (!own.checked || leaving || event.repeat && !"jk".includes(event.key) || event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
      if (typing(event.target)) {
        if (event.key === "Escape") event.target.blur();
        return;
      }
      if (press(event.key)) event.preventDefault();
    });
  }

  // Words of a source lead where their line's number leads, unless somebody is marking them to copy.
  document.addEventListener("click", (event) => {
    const line = event.target.closest(".src li");
    if (line && !event.target.closest("a") && !String(getSelection())) line.querySelector("a.n").click();
  });

  // Words that could not be saved are kept for who typed them: an office shares its machines.
  const keptOf = (path) => `tiendo ${path} ${document.body.dataset.who} `;

  // All was just saved, or the writer dropped their version: nothing on this machine is needed any more. The address then
  // forgets it, for what is typed from now on must survive a reload.
  if (/[?&](xong|bo)=/.test(location.search)) {
    try {
      const kept = Object.keys(localStorage).filter((key) => key.startsWith(keptOf(location.pathname)));
      for (const key of kept) localStorage.removeItem(key);
    } catch { /* no store, nothing kept */ }
    history.replaceState(null, "", location.pathname + location.hash);
  }

  // A report saves its lines as they are typed. What could not be saved is kept on this machine until it is.
  const report = document.querySelector("form[data-report]");
  if (report) {
    const words = report.dataset;
    const status = report.querySelector("[data-status]");
    const say = (text) => { if (status.textContent !== text) status.textContent = text; };
    const token = report.elements.namedItem("_t").value;
    // Lines by what keeps them from being saved: not yet tried (or to be tried again, and when), refused, clashed.
    const waiting = new Map();
    const refused = new Map();
    const stopped = new Set();
    let busy = false;
    let later = null;
    let ended = false;
    say(words.ready);
    // "Saved" is said of all lines or not at all.
    const tell = (saved) => {
      if (ended) say(words.ended);
      else if (stopped.size) say(words.clash);
      else if (refused.size) say([...refused.values()][0]);
      else if (!waiting.size) say(`${words.saved} ${saved}.`);
    };
    // The line is back: what waits because it was away need wait no longer.
    const hurry = () => {
      for (const [line, at] of waiting) if (at > Date.now() + 1500) waiting.set(line, Date.now());
    };
    addEventListener("online", hurry);

    const key = (line) => keptOf(words.report) + line;
    const fieldsOf = (line) => [...report.elements].filter((one) =>
      one.name.endsWith(`-${line}`) && one.type !== "file" && !one.name.startsWith("cn-"));
    const bodyOf = (line) => {
      const body = new URLSearchParams({ _t: token });
      for (const one of fieldsOf(line)) {
        if ((one.type === "radio" || one.type === "checkbox") && !one.checked) continue;
        body.append(one.name, one.value);
      }
      return body;
    };
    const keep = (line) => {
      const body = bodyOf(line);
      body.delete("_t");
      try { localStorage.setItem(key(line), body.toString()); } catch { /* a full or forbidden store is no reason to stop */ }
    };
    const drop = (line) => { try { localStorage.removeItem(key(line)); } catch { /* as above */ } };

    const save = async (line) => {
      const sent = bodyOf(line);
      let answer;
      try {
        answer = await fetch(`${words.report}/muc/${line}`, { method: "POST", body: sent, redirect: "error" });
      } catch {
        say(words.offline);
        waiting.set(line, Date.now() + 5000);
        return;
      }
      const said = await answer.json().catch(() => ({}));
      refused.delete(line);
      if (answer.ok) {
        report.elements.namedItem(`r-${line}`).value = said.rev;
        sent.set(`r-${line}`, said.rev);
        if (sent.toString() === bodyOf(line).toString()) drop(line);
        hurry();
      } else if (answer.status === 409) {
        stopped.add(line);
      } else if (answer.status === 403) {
        // The session has ended; what was typed stays on this machine until its writer is back.
        waiting.clear();
        ended = true;
      } else if (said.problem) {
        refused.set(line, said.problem);
      } else {
        say(words.offline);
        waiting.set(line, Date.now() + 15000);
      }
      tell(said.saved_at);
    };
    setInterval(async () => {
      if (busy) return;
      const due = [...waiting].find(([, at]) => at <= Date.now());
      if (!due) return;
      waiting.delete(due[0]);
      busy = true;
      await save(due[0]);
      busy = false;
      if (later) report.requestSubmit(later);
    }, 300);

    report.addEventListener("input", (event) => {
      const block = event.target.closest("[data-line]");
      if (!block || event.target.type === "file" || event.target.name.startsWith("cn-")) return;
      const line = block.dataset.line;
      keep(line);
      if (stopped.has(line) || ended) return;
      waiting.set(line, Date.now() + 1200);
      if (!stopped.size && !refused.size) say(words.saving);
    });
    // The whole form saves every line, after the one that is on its way: else one would clash with oneself.
    report.addEventListener("submit", (event) => {
      waiting.clear();
      if (!busy) return;
      event.preventDefault();
      later = event.submitter;
    });

    // The form must be mended elsewhere, but these lines of it were saved: kept words of them would clash with oneself.
    for (const line of words.forget.split(" ")) drop(line);

    // What an earlier visit could not save, where nobody has saved the line since.
    for (const block of report.querySelectorAll("[data-line]")) {
      const line = block.dataset.line;
      let kept = null;
      try { kept = localStorage.getItem(key(line)); } catch { /* as above */ }
      if (!kept) continue;
      const values = new URLSearchParams(kept);
      for (const one of fieldsOf(line)) {
        if (one.type === "radio" || one.type === "checkbox") one.checked = values.getAll(one.name).includes(one.value);
        else if (values.has(one.name)) one.value = values.get(one.name);
      }
      // The revision goes with the words: a line saved by somebody else meanwhile is a clash, and shown as one.
      waiting.set(line, Date.now() + 1200);
      say(words.restored);
    }
  }
})();
