// Every page works without this file. It only saves drafts as they are typed and moves the focus to what must be mended.
"use strict";
(() => {
  const summary = document.querySelector(".note.bad[tabindex]");
  if (summary) summary.focus();

  // Words of a source lead where their line's number leads, unless somebody is marking them to copy.
  document.addEventListener("click", (event) => {
    const line = event.target.closest(".src li");
    if (line && !event.target.closest("a") && !String(getSelection())) line.querySelector("a.n").click();
  });

  // A report saves its lines as they are typed. What could not be saved is kept on this machine until it is.
  const report = document.querySelector("form[data-report]");
  if (report) {
    const words = report.dataset;
    const status = report.querySelector("[data-status]");
    const say = (text) => { status.textContent = text; };
    const token = report.elements.namedItem("_t").value;
    const waiting = new Map();
    const stopped = new Set();
    let busy = false;
    let later = null;
    say(words.ready);

    const key = (line) => `tiendo ${words.report} ${line}`;
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
      if (answer.ok) {
        report.elements.namedItem(`r-${line}`).value = said.rev;
        sent.set(`r-${line}`, said.rev);
        if (sent.toString() === bodyOf(line).toString()) drop(line);
        say(`${words.saved} ${said.saved_at}.`);
      } else if (answer.status === 409) {
        stopped.add(line);
        say(words.clash);
      } else {
        say(said.problem || words.offline);
        if (!said.problem) waiting.set(line, Date.now() + 15000);
      }
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
      if (!stopped.has(line)) waiting.set(line, Date.now() + 1200);
    });
    // The whole form saves every line, after the one that is on its way: else one would clash with oneself.
    report.addEventListener("submit", (event) => {
      waiting.clear();
      if (!busy) return;
      event.preventDefault();
      later = event.submitter;
    });

    // All was just saved, or the writer dropped their version: nothing on this machine is needed any more.
    const settled = /[?&](xong|bo)=/.test(location.search);
    // What an earlier visit could not save, where nobody has saved the line since.
    for (const block of report.querySelectorAll("[data-line]")) {
      const line = block.dataset.line;
      let kept = null;
      try { kept = localStorage.getItem(key(line)); } catch { /* as above */ }
      if (!kept) continue;
      if (settled) { drop(line); continue; }
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
