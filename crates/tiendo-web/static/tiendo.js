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
})();
